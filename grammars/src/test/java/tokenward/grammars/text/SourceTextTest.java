package tokenward.grammars.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceTextTest {
    @Test
    void code_points_of_two_units_move_what_follows_them() {
        SourceText text = new SourceText("a.world", "x\ud83d\ude00y\ud83d\ude00");

        assertThat(text.ofCodePoints(0, 1)).isEqualTo(new Span(0, 1));
        assertThat(text.ofCodePoints(1, 2)).isEqualTo(new Span(1, 3));
        assertThat(text.ofCodePoints(2, 4)).isEqualTo(new Span(3, 6));
    }

    @Test
    void code_points_and_units_are_the_same_in_most_texts() {
        assertThat(new SourceText("a.world", "abc").ofCodePoints(1, 3)).isEqualTo(new Span(1, 3));
    }
}
