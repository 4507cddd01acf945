package tokenward.grammars.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final int CASES = Integer.getInteger("cases", 5_000);

    private static PythonOracle oracle;
    private static Language language;
    private static int minor;
    private static Path library;

    @BeforeAll
    static void start() {
        minor = PythonOracle.minorVersion().orElse(-1);
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
        assertThat(tally.missed.size()).as("%s", tally.missed).isLessThanOrEqualTo(tally.invalid / 1000);
        assertThat(tally.elsewhere).isEmpty();
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
        assertThat(tally.missed.size()).as("%s", tally.missed).isLessThanOrEqualTo(tally.invalid / 1000);
        assertThat(tally.elsewhere).isEmpty();
    }

    @Test
    void bytes_give_the_same_state_however_they_are_split() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        List<String> functions = StandardLibrary.functions(library, 800, random);
        for (int i = 0; i < CASES; i++) {
            byte[] bytes = cut(functions, random);
            PrefixState whole = language.start().append(bytes);
            PrefixState split = language.start();
            for (int from = 0; from < bytes.length; ) {
                int to = Math.min(bytes.length, from + random.nextInt(1, 12));
                split = split.append(bytes, from, to);
                from = to;
            }
            assertThat(split).isEqualTo(whole);
            assertThat(split.hashCode()).isEqualTo(whole.hashCode());
        }
    }

    @Test
    void rolling_back_and_reading_again_gives_the_same_state() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        List<String> functions = StandardLibrary.functions(library, 800, random);
        for (int i = 0; i < CASES; i++) {
            byte[] bytes = cut(functions, random);
            byte[] other = cut(functions, random);
            int at = random.nextInt(bytes.length + 1);
            PrefixState snapshot = language.start().append(bytes, 0, at);
            PrefixState once = snapshot.append(bytes, at, bytes.length);
            assertThat(snapshot.append(other).language()).isEqualTo(language);
            PrefixState again = snapshot.append(bytes, at, bytes.length);
            assertThat(again).isEqualTo(once);
            assertThat(again).isEqualTo(language.start().append(bytes));
            assertThat(again.verdict()).isEqualTo(once.verdict());
        }
    }

    /** Returns the beginning of a function, which may end inside a character; every third has a byte changed. */
    private static byte[] cut(List<String> functions, SplittableRandom random) {
        String function = functions.get(random.nextInt(functions.size()));
        String text = random.nextInt(3) > 0
                ? function
                : Mutants.ofBytes(function, random).orElse(function);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
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
        private int decidedInside;
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
                } else if (!fault.get().message().endsWith("unknown Unicode character name")) {
                    invalid++;
                    missed.add(show(mutant, fault.get().toString(), state) + completion);
                }
            } else {
                invalid++;
                // Up to 3.9 it named the last word that it had looked at.
                if (minor > 9 && fault.get().message().equals("invalid syntax")) {
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
            boolean same = lines.lineAt(start) == fault.line() && (column == fault.column() || comment);
            if (!same && isDecidedInsideAWord(line, column, fault) && lines.lineAt(start) == fault.line()) {
                decidedInside++;
            } else if (!same) {
                elsewhere.add(show(mutant, fault + " not " + lines.lineAt(start) + ":" + column, state));
            }
        }

        /**
         * CPython reads a word to its end before it asks whether the word may stand there: in {@code self...x} it
         * blames the ellipsis, although {@code self.} begins a program and only the second dot decides.
         */
        private static boolean isDecidedInsideAWord(String line, int column, PythonOracle.Fault fault) {
            return line.startsWith("...", fault.column() - 1) && column == fault.column() + 1;
        }

        void report(String what) {
            System.Logger log = System.getLogger("tokenward.grammars");
            log.log(
                    System.Logger.Level.INFO,
                    what + ": " + total + ", valid " + valid + " (falsely flagged " + falseFlags.size()
                            + "), unfinished "
                            + unfinished + ", invalid " + invalid + " (missed " + missed.size() + "), 'invalid syntax' "
                            + placed + " (decided inside a word " + decidedInside + ", placed elsewhere "
                            + elsewhere.size() + ")");
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
