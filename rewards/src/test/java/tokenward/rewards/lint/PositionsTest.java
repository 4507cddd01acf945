package tokenward.rewards.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tokenward.grammars.text.Span;

class PositionsTest {
    @Test
    void columns_count_code_points_and_offsets_count_utf_16_units() {
        String program = "a = 1\r\ns = '\ud83d\ude00é'; t = u\n";

        assertThat(new Positions(program).span(2, 15, 2, 16).in(program)).isEqualTo("u");
        assertThat(new Positions(program).span(2, 5, 2, 9).in(program)).isEqualTo("'\ud83d\ude00é'");
    }

    @Test
    void a_place_after_the_text_is_its_end() {
        assertThat(new Positions("x\n").span(2, 1, 2, 1)).isEqualTo(Span.at(2));
        assertThat(new Positions("x").span(3, 1, 3, 4)).isEqualTo(Span.at(1));
        assertThat(new Positions("").span(1, 1, 1, 1)).isEqualTo(Span.at(0));
    }

    @Test
    void a_span_over_lines_loses_the_blanks_at_its_end() {
        String program = "def f():\n    x\n\n\ny\n";

        assertThat(new Positions(program).span(1, 1, 5, 1).in(program)).isEqualTo("def f():\n    x");
        assertThat(new Positions(program).span(3, 1, 5, 1).in(program)).isEqualTo("\n\n");
    }
}
