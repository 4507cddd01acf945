package tokenward.grammars.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticRendererTest {
    private enum Fault implements Code {
        E0001;

        @Override
        public String id() {
            return name();
        }
    }

    private static String rendered(String text, int start, int end) {
        SourceText source = new SourceText("file.txt", text);
        return new DiagnosticRenderer(false)
                .render(Diagnostic.of(Fault.E0001, "a fault", source, new Span(start, end), "here"));
    }

    @Test
    void a_mark_far_to_the_right_is_shown_with_what_surrounds_it() {
        String line = "x".repeat(5_000) + "WRONG" + "y".repeat(5_000);

        String shown = rendered(line, 5_000, 5_005);

        assertThat(shown).contains("file.txt:1:5001");
        assertThat(shown.lines()).allMatch(l -> l.length() < 140);
        List<String> lines = shown.lines().toList();
        assertThat(lines.get(4).indexOf('^')).isEqualTo(lines.get(3).indexOf("WRONG"));
    }

    @Test
    void a_mark_ends_with_the_line_it_is_shown_in() {
        String shown = rendered("x".repeat(5_000), 10, 5_000);

        assertThat(shown.lines()).allMatch(l -> l.length() < 140);
    }
}
