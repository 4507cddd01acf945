package tokenward.experiments.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BytePairEncodingTest {
    @Test
    void merges_the_most_frequent_pair_first() {
        // Pieces: "ab" x 3 and " abc" x 2. Pairs: ab 5, then the joined " ab" 2 and "abc" 2; the space's symbol sorts
        // last.
        BytePairEncoding encoding = BytePairEncoding.train(List.of("ab\nab\nab abc abc"), 259);

        assertThat(encoding.merges())
                .containsExactly(
                        new BytePairEncoding.Merge("a", "b"),
                        new BytePairEncoding.Merge("ab", "c"),
                        new BytePairEncoding.Merge("\u0120", "abc"));
    }

    @Test
    void breaks_ties_by_code_point() {
        BytePairEncoding encoding = BytePairEncoding.train(List.of("yz\nab\nyz\nab"), 257);

        assertThat(encoding.merges()).containsExactly(new BytePairEncoding.Merge("a", "b"));
    }

    @Test
    void leaves_pairs_that_occur_once_alone() {
        assertThat(BytePairEncoding.train(List.of("ab"), 300).merges()).isEmpty();
    }

    @Test
    void gives_every_byte_a_symbol_of_its_own() {
        BytePairEncoding encoding = BytePairEncoding.train(List.of(""), 256);

        assertThat(encoding.alphabet()).hasSize(256).doesNotHaveDuplicates().startsWith("!", "\"", "#");
        assertThat(encoding.vocabulary())
                .hasSize(256)
                .containsEntry("\u0120", 220)
                .containsEntry("\u010A", 198);
    }

    @Test
    void numbers_symbols_in_the_order_they_were_learned() {
        BytePairEncoding encoding = BytePairEncoding.train(List.of("ab\nab\nabc\nabc"), 300);

        assertThat(encoding.vocabulary()).containsEntry("ab", 256).containsEntry("abc", 257);
    }
}
