package tokenward.rewards.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import tokenward.grammars.prefix.Language;
import tokenward.grammars.prefix.PrefixChecker;
import tokenward.grammars.python.PythonLanguage;
import tokenward.grammars.python.PythonVersion;
import tokenward.grammars.text.Span;

class LongestProgramTest {
    private static final Language PYTHON = PythonLanguage.compile(PythonVersion.V3_11);
    private final LongestProgram longest = new LongestProgram(PYTHON);

    @Test
    void finds_the_program_between_prose() {
        String text = "Here is the code:\n\nimport re\ndef f(x):\n    return x\n\nIt returns x.";

        assertThat(found(text)).isEqualTo("\nimport re\ndef f(x):\n    return x");
    }

    @Test
    void takes_the_longer_of_two_programs_and_the_first_of_equals() {
        assertThat(found("a = 1\nb = 2\nno code here\nc = 3\nd = 4\ne = 5")).isEqualTo("c = 3\nd = 4\ne = 5");
        assertThat(found("a = 1\nb = 2\nno code here\nc = 3\nd = 4")).isEqualTo("a = 1\nb = 2");
    }

    @Test
    void starts_again_inside_a_block_that_is_never_finished() {
        assertThat(found("x = (\ny = 1\nz = 2\n]")).isEqualTo("y = 1\nz = 2");
    }

    @Test
    void needs_two_lines() {
        assertThat(longest.code("x = 1")).isEmpty();
        assertThat(longest.code("no code\nat all")).isEmpty();
        assertThat(longest.code("")).isEmpty();
    }

    @Test
    void agrees_with_trying_every_pair_of_lines() {
        String[] pieces = {
            "x = 1", "def f(a):", "    return a", "", "prose is here", "x = (", ")", "@d", "'''", "else:", "  y"
        };
        PrefixChecker checker = new PrefixChecker(PYTHON);
        for (int n = 0; n < 300; n++) {
            StringBuilder text = new StringBuilder();
            long digits = 48_271L * (n + 1) % 2_147_483_647L;
            for (int i = 0; i < 7; i++) {
                text.append(i == 0 ? "" : "\n").append(pieces[(int) (digits % pieces.length)]);
                digits /= pieces.length;
            }

            assertThat(longest.code(text.toString()))
                    .as(text.toString())
                    .isEqualTo(exhaustive(text.toString(), checker));
        }
    }

    private static Optional<Span> exhaustive(String text, PrefixChecker checker) {
        String[] lines = text.split("\n", -1);
        int most = 0;
        Optional<Span> best = Optional.empty();
        int start = 0;
        for (int i = 0; i < lines.length; i++) {
            StringBuilder window = new StringBuilder(lines[i]);
            int filled = lines[i].isBlank() ? 0 : 1;
            for (int j = i + 1; j < lines.length; j++) {
                window.append('\n').append(lines[j]);
                filled += lines[j].isBlank() ? 0 : 1;
                if (filled > most && checker.check(window.toString()).isComplete()) {
                    most = filled;
                    best = Optional.of(new Span(start, start + window.length()));
                }
            }
            start += lines[i].length() + 1;
        }
        return best;
    }

    private String found(String text) {
        return longest.code(text).orElseThrow().in(text);
    }
}
