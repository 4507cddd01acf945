package tokenward.grammars.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tokenward.grammars.python.PythonLanguage;
import tokenward.grammars.python.PythonVersion;
import tokenward.grammars.text.LineMap;

/** The prefix checker against the installed CPython's {@code ast.parse}, on its own standard library. */
@Tag("slow")
class PythonAcceptanceTest {
    private static final int MUTANTS = Integer.getInteger("mutants", 20_000);
    private static final int WITNESSES = Integer.getInteger("witnesses", 5_000);

    private static PythonOracle oracle;
    private static Language language;
    private static Path library;

    @BeforeAll
    static void start() {
        int minor = PythonOracle.minorVersion().orElse(-1);
        Optional<PythonVersion> version = PythonVersion.of("3." + minor);
        Assumptions.assumeTrue(version.isPresent(), "no python3 from 3.8 to 3.13 is installed");
        library = PythonOracle.standardLibrary().orElseThrow();
        language = PythonLanguage.compile(version.orElseThrow());
        oracle = new PythonOracle();
    }

    @AfterAll
    static void stop() {
        if (oracle != null) {
            oracle.close();
        }
    }

    @Test
    void flags_no_byte_of_the_standard_library() throws IOException {
        int files = 0;
        int widest = 0;
        List<String> wrong = new ArrayList<>();
        for (Path file : StandardLibrary.files(library)) {
            Optional<String> text = StandardLibrary.read(file);
            if (text.isEmpty() || oracle.fault(text.get()).isPresent()) {
                continue;
            }
            files++;
            byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
            PrefixState state = language.start();
            for (int i = 0; i < bytes.length && state.isViable(); i++) {
                state = state.append(bytes, i, i + 1);
                widest = Math.max(widest, state.width());
            }
            if (!state.isComplete()) {
                wrong.add(file + " " + state.verdict());
            }
        }
        System.Logger log = System.getLogger("tokenward.grammars");
        log.log(System.Logger.Level.INFO, files + " files, at most " + widest + " live stacks, false: " + wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(widest).isLessThanOrEqualTo(16);
    }

    @Test
    void flags_what_the_oracle_refuses_and_nothing_else() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        List<String> functions = StandardLibrary.functions(library, 800, random);
        Tally tally = new Tally();
        while (tally.total < MUTANTS) {
            String function = functions.get(random.nextInt(functions.size()));
            Mutants.ofWords(function, language.words(), random).ifPresent(tally::judge);
        }

        tally.report("word mutants");
        assertThat(tally.falseFlags).isEmpty();
        assertThat(tally.missed.size()).isLessThanOrEqualTo(tally.invalid / 1000);
        // Where the longest match fails, CPython blames the word it tried; here it is the byte that decided it.
        assertThat(tally.elsewhere.size()).as("%s", tally.elsewhere).isLessThanOrEqualTo(tally.placed / 500);
    }

    @Test
    void agrees_on_single_byte_changes() throws IOException {
        SplittableRandom random = new SplittableRandom(2);
        List<String> functions = StandardLibrary.functions(library, 800, random);
        Tally tally = new Tally();
        while (tally.total < MUTANTS) {
            String function = functions.get(random.nextInt(functions.size()));
            Mutants.ofBytes(function, random).ifPresent(tally::judge);
        }

        tally.report("byte mutants");
        assertThat(tally.falseFlags).isEmpty();
        assertThat(tally.missed.size()).isLessThanOrEqualTo(tally.invalid / 1000);
    }

    @Test
    void completes_random_prefixes_to_programs() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        List<String> functions = StandardLibrary.functions(library, 800, random);
        Map<String, String> wrong = new TreeMap<>();
        for (int i = 0; i < WITNESSES; i++) {
            String function = functions.get(random.nextInt(functions.size()));
            int cut = random.nextInt(function.length() + 1);
            if (cut > 0 && Character.isHighSurrogate(function.charAt(cut - 1))) {
                cut--;
            }
            String prefix = function.substring(0, cut);
            Optional<String> completion = language.start().append(prefix).completion();
            if (completion.isEmpty()) {
                wrong.put(prefix, "no completion");
            } else {
                oracle.fault(prefix + completion.get())
                        .ifPresent(fault -> wrong.put(prefix + "<|>" + completion.get(), fault.toString()));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Counts agreements. A mutant that is refused and not flagged must be a beginning: its completion is a program. */
    private static final class Tally {
        private int total;
        private int valid;
        private int invalid;
        private int unfinished;
        private int placed;
        private final List<String> falseFlags = new ArrayList<>();
        private final List<String> missed = new ArrayList<>();
        private final List<String> elsewhere = new ArrayList<>();

        void judge(String mutant) {
            total++;
            Optional<PythonOracle.Fault> fault = oracle.fault(mutant);
            PrefixState state = language.start().append(mutant);
            if (fault.isEmpty()) {
                valid++;
                if (!state.isComplete()) {
                    falseFlags.add(show(mutant, "valid", state));
                }
            } else if (state.isViable()) {
                Optional<String> completion = state.completion();
                boolean begins = !state.isComplete()
                        && completion.isPresent()
                        && oracle.fault(mutant + completion.get()).isEmpty();
                if (begins) {
                    unfinished++;
                } else {
                    invalid++;
                    missed.add(show(mutant, fault.get().toString(), state) + completion);
                }
            } else {
                invalid++;
                if (fault.get().message().equals("invalid syntax")) {
                    place(mutant, fault.get(), (Verdict.Dead) state.verdict(), state);
                }
            }
        }

        private void place(String mutant, PythonOracle.Fault fault, Verdict.Dead dead, PrefixState state) {
            placed++;
            LineMap lines = new LineMap(mutant);
            int start = dead.offending().start();
            String line = lines.line(lines.lineAt(start));
            int column = line.codePointCount(0, Math.min(line.length(), lines.columnAt(start) - 1)) + 1;
            // CPython lets a line break begin where the comment before it does.
            String said = line.substring(Math.min(
                    line.length(),
                    line.offsetByCodePoints(0, Math.min(fault.column() - 1, line.codePointCount(0, line.length())))));
            boolean comment = said.startsWith("#") && start - lines.startOf(lines.lineAt(start)) == line.length();
            if (lines.lineAt(start) != fault.line() || (column != fault.column() && !comment)) {
                elsewhere.add(show(mutant, fault + " not " + lines.lineAt(start) + ":" + column, state));
            }
        }

        void report(String what) {
            System.Logger log = System.getLogger("tokenward.grammars");
            log.log(
                    System.Logger.Level.INFO,
                    what + ": " + total + ", valid " + valid + " (falsely flagged " + falseFlags.size()
                            + "), unfinished "
                            + unfinished + ", invalid " + invalid + " (missed " + missed.size() + "), 'invalid syntax' "
                            + placed + " (placed elsewhere " + elsewhere.size() + ")");
        }

        private static String show(String mutant, String fault, PrefixState state) {
            int at = state.verdict() instanceof Verdict.Dead dead
                    ? dead.offending().start()
                    : mutant.length();
            String around = mutant.substring(Math.max(0, at - 200), Math.min(mutant.length(), at + 40));
            return "\n---- " + fault + "; here: " + state.verdict() + "\n" + around + "\n";
        }
    }
}
