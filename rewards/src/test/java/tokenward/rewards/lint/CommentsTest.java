package tokenward.rewards.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommentsTest {
    @ParameterizedTest
    @CsvSource({
        "import os  # noqa, import os  # -oqa",
        "x = 1 # NoQA: E501, x = 1 # -oQA: E501",
        "# flake8: noqa, # flake8: -oqa",
        "# ruff: noqa, # -uff: -oqa",
        "# ruff : disable[F401], # -uff : disable[F401]"
    })
    void a_silencing_comment_loses_its_meaning_and_keeps_its_length(String program, String defused) {
        assertThat(Comments.defuse(program)).isEqualTo(defused);
    }

    @Test
    void everything_else_stays() {
        for (String program : new String[] {"noqa = 1", "x = 'ruff: no'", "# a ruff collar", "# plain", ""}) {
            assertThat(Comments.defuse(program)).isEqualTo(program);
        }
    }
}
