package tokenward.experiments.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long an editor waits for the diagnostics of an edit: wall time from the change to the answer, over pipes, in every
 * shipped experiment file. The figures are left in {@code target/edit-latency.md}.
 */
@Tag("slow")
class EditLatencyTest {
    private static final Path SHIPPED = Path.of("").toAbsolutePath();
    private static final int EDITS = 150;
    private static final int WARM = 50;
    private static final Pattern NUMBER = Pattern.compile("= *\\d+(?=[ \\n])");
    private static final Pattern REASON = Pattern.compile("```groovy.*?(?=['\"]\\n)", Pattern.DOTALL);

    @Test
    void diagnostics_follow_an_edit_within_a_tenth_of_a_second() throws IOException {
        List<String> table = new ArrayList<>(List.of("| file, what changes | median | 95 % |", "|---|---|---|"));
        List<String> late = new ArrayList<>();
        try (Editor editor = new Editor(SHIPPED, Optional.empty())) {
            for (Path file : shipped()) {
                String text = Files.readString(file);
                editor.open(file, text);
                measure(editor, file, text, NUMBER, "a number", table, late);
                measure(editor, file, text, REASON, "the Groovy body, compiled each time", table, late);
            }
        }
        Files.write(Path.of("target/edit-latency.md"), table);

        assertThat(late).as("95th percentile of 100 ms or more").isEmpty();
    }

    /** Puts digits behind what the pattern finds first, another one each time. */
    private static void measure(
            Editor editor, Path file, String text, Pattern place, String what, List<String> table, List<String> late) {
        Matcher found = place.matcher(text);
        if (!found.find()) {
            return;
        }
        double[] millis = new double[EDITS];
        for (int i = 0; i < millis.length; i++) {
            String next = text.substring(0, found.end()) + (i + 1) + text.substring(found.end());
            long start = System.nanoTime();
            editor.change(file, next);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        double[] warm = Arrays.copyOfRange(millis, WARM, millis.length);
        Arrays.sort(warm);
        double most = warm[(int) (warm.length * 0.95)];
        String name = "`" + SHIPPED.relativize(file) + "`, " + what;
        table.add(String.format(Locale.ROOT, "| %s | %.1f ms | %.1f ms |", name, warm[warm.length / 2], most));
        if (most >= 100) {
            late.add(name + ": " + most);
        }
    }

    private static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            return files.filter(file -> file.toString().endsWith(".exp"))
                    .filter(file -> !SHIPPED.relativize(file).startsWith("target")
                            && !SHIPPED.relativize(file).startsWith("src"))
                    .sorted()
                    .toList();
        }
    }
}
