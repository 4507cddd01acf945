package tokenward.rewards.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import tokenward.grammars.text.Span;

class CompletionTest {
    /** Two tokens share the character é; the last token is the end of sequence. */
    private final Completion completion = Completion.of(
            "ab é",
            new int[] {1, 2, 3, 0},
            new int[] {0, 3, 3, 4},
            new int[] {3, 4, 4, 4},
            Optional.of(new Span(0, 4)),
            true);

    @Test
    void tokens_that_share_a_character_are_both_found() {
        assertThat(completion.tokensIn(new Span(3, 4))).isEqualTo(TokenSet.of(1, 2));
    }

    @Test
    void an_empty_span_stands_for_the_character_at_its_offset() {
        assertThat(completion.tokensIn(Span.at(1))).isEqualTo(TokenSet.of(0));
        assertThat(completion.tokensIn(Span.at(4))).isEqualTo(TokenSet.of(1, 2));
    }

    @Test
    void the_end_of_sequence_is_no_code_token() {
        assertThat(completion.codeTokens()).isEqualTo(TokenSet.of(0, 1, 2));
    }
}
