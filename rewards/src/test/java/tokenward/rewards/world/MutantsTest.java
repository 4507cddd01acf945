package tokenward.rewards.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.DiagnosticRenderer;
import tokenward.grammars.text.LineMap;
import tokenward.grammars.text.Parsed;
import tokenward.grammars.text.SourceText;
import tokenward.rewards.world.syntax.WorldReader;

/** The shipped worlds with one thing wrong: always a diagnostic in the file, never anything else. */
class MutantsTest {
    private static final System.Logger LOG = System.getLogger(MutantsTest.class.getName());
    private static final List<String> FILES =
            List.of("robosim.world", "warehouse.world", "labbench.world", "smarthome.world", "service_robot.world");
    private static final int EACH = 720;
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]{3,}|[{}()\\[\\]]|\"[^\"\\n]*\"|[0-9]+");
    private static final String STRAY = "$";

    @Test
    void every_broken_world_is_told_what_is_wrong_with_it() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String file : FILES) {
            texts.put(file, excerpt(Files.readString(TestWorlds.folder().resolve(file))));
        }
        assertToldWhatIsWrong(texts, EACH);
    }

    @Tag("slow")
    @Test
    void every_broken_world_with_all_its_tasks_is_told_what_is_wrong_with_it() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(TestWorlds.folder())) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".world")).sorted().toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertToldWhatIsWrong(texts, EACH);
    }

    private static void assertToldWhatIsWrong(Map<String, String> texts, int each) {
        int mutants = 0;
        int accepted = 0;
        List<String> unchanged = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(11);
        for (Map.Entry<String, String> one : texts.entrySet()) {
            String file = one.getKey();
            String text = one.getValue();
            List<int[]> words = words(text);
            String shape = shape(file, text);
            for (int i = 0; i < each; i++) {
                int[] word = words.get(random.nextInt(words.size()));
                String mutant = mutate(text, word, random.nextInt(5), random);
                if (mutant.equals(text)) {
                    continue;
                }
                mutants++;
                Parsed<WorldLibrary> parsed =
                        WorldLoader.load(new SourceText(file, mutant), WorldLoader.Imports.none());
                if (!parsed.hasErrors()) {
                    accepted++;
                    if (shape(file, mutant).equals(shape)) {
                        unchanged.add(text.substring(word[0], word[1]) + " in "
                                + new LineMap(mutant).line(new LineMap(mutant).lineAt(word[0])));
                    }
                }
                assertThat(parsed.value().isPresent() || parsed.hasErrors())
                        .as(mutant)
                        .isTrue();
                for (Diagnostic diagnostic : parsed.diagnostics()) {
                    assertThat(diagnostic.labels()).as(diagnostic.title()).isNotEmpty();
                    assertThat(diagnostic.labels().get(0).span().end()).isLessThanOrEqualTo(mutant.length());
                    assertThat(diagnostic.title()).doesNotContain("token", "mismatched", "viable", "extraneous", "EOF");
                }
                assertThat(new DiagnosticRenderer(false).render(parsed.diagnostics()))
                        .doesNotContain("Exception:");
            }
        }
        assertThat(mutants).isGreaterThanOrEqualTo(3_000);
        // What is left over is another world: another name, prompt, message or number. Nothing is overlooked in
        // silence.
        LOG.log(Level.INFO, "{0} mutants, {1} of them other worlds", mutants, accepted);
        assertThat(accepted).isLessThan(mutants / 2);
        assertThat(unchanged).as("mutants read as if nothing had changed").isEmpty();
    }

    @Test
    void broken_brackets_and_unknown_signs_are_always_errors() throws IOException {
        SplittableRandom random = new SplittableRandom(12);
        for (String file : FILES) {
            String text = excerpt(Files.readString(TestWorlds.folder().resolve(file)));
            List<int[]> words = words(text);
            for (int i = 0; i < 40; i++) {
                int[] word = words.get(random.nextInt(words.size()));
                String mutant = text.substring(0, word[0]) + STRAY + text.substring(word[0]);

                assertThat(WorldLoader.load(new SourceText(file, mutant), WorldLoader.Imports.none())
                                .hasErrors())
                        .as(mutant)
                        .isTrue();
            }
        }
    }

    @Test
    void a_file_cut_off_anywhere_is_told_so() throws IOException {
        String text = excerpt(Files.readString(TestWorlds.folder().resolve("warehouse.world")));
        for (int end = 1; end < text.length(); end += 17) {
            Parsed<WorldLibrary> parsed =
                    WorldLoader.load(new SourceText("cut", text.substring(0, end)), WorldLoader.Imports.none());

            assertThat(parsed.value().isPresent() || parsed.hasErrors()).isTrue();
        }
    }

    /** A file as a tree, wherever its parts stand. */
    private static String shape(String file, String text) {
        return WorldReader.read(new SourceText(file, text))
                .value()
                .orElseThrow()
                .toString()
                .replaceAll("Span\\[[^\\]]*\\]", "");
    }

    /** The world and its first task: long files would be parsed thousands of times. */
    private static String excerpt(String text) {
        Matcher tasks = Pattern.compile("(?m)^task ").matcher(text);
        int end = text.length();
        for (int i = 0; i < 2 && tasks.find(); i++) {
            end = tasks.start();
        }
        return tasks.find() ? text.substring(0, end) : text;
    }

    private static List<int[]> words(String text) {
        String code = Pattern.compile("(?s)//[^\\n]*|\"\"\".*?\"\"\"")
                .matcher(text)
                .replaceAll(m -> " ".repeat(m.end() - m.start()));
        List<int[]> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(code);
        while (matcher.find()) {
            words.add(new int[] {matcher.start(), matcher.end()});
        }
        return words;
    }

    private static String mutate(String text, int[] word, int kind, SplittableRandom random) {
        String before = text.substring(0, word[0]);
        String after = text.substring(word[1]);
        String it = text.substring(word[0], word[1]);
        return switch (kind) {
            case 0 -> before + after;
            case 1 -> before + it + " " + it + after;
            case 2 -> before + it.charAt(it.length() - 1) + it.substring(0, it.length() - 1) + after;
            case 3 -> before + it + "x" + after;
            default -> before + it.substring(0, random.nextInt(it.length())) + after;
        };
    }
}
