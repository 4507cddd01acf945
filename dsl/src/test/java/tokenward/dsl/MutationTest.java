package tokenward.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tokenward.dsl.format.Formatter;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.resolve.LibraryReader.Texts;
import tokenward.dsl.syntax.Lexeme;
import tokenward.grammars.text.DiagnosticRenderer;
import tokenward.grammars.text.Parsed;
import tokenward.grammars.text.SourceText;

/** However a file is damaged, it ends in a plan or in diagnostics: never an exception, never a hang. */
class MutationTest {
    private static final int SOME = 300;
    private static final int MANY = 10_000;
    private static final double SLOWEST_MILLIS = 50;

    @Test
    void damaged_files_end_in_plans_or_diagnostics() throws IOException {
        survives(SOME, 1);
    }

    @Test
    @Tag("slow")
    void ten_thousand_damaged_files_end_in_plans_or_diagnostics() throws IOException {
        double[] times = survives(MANY, 2);

        Arrays.sort(times);
        StringBuilder figures = new StringBuilder("processor time of a mutant, ms\n");
        for (double share : new double[] {0.5, 0.9, 0.95, 0.99, 1}) {
            double time = times[Math.min(times.length - 1, (int) (times.length * share))];
            figures.append(String.format(Locale.ROOT, "%3.0f %% %8.1f%n", 100 * share, time));
        }
        Files.writeString(Path.of("target/mutants.txt"), figures);
        double slow = times[(int) (times.length * 0.95)];
        assertThat(slow)
                .as("95th percentile, ms; median %s, most %s", times[times.length / 2], times[times.length - 1])
                .isLessThan(SLOWEST_MILLIS);
    }

    /** Returns how long each took, in milliseconds of this thread's processor time: the machine may be shared. */
    static double[] survives(int mutants, long seed) throws IOException {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Path> files = ShippedFilesTest.files().toList();
        double[] times = new double[mutants];
        Checker checker = new Checker();
        for (int i = 0; i < mutants; i++) {
            Path file = files.get(random.nextInt(files.size()));
            String text = Files.readString(file);
            String mutant = Mutation.of(text, words(text), random);
            long start = clock.getCurrentThreadCpuTime();
            judge(checker, file, mutant, i);
            times[i] = (clock.getCurrentThreadCpuTime() - start) / 1e6;
        }
        return times;
    }

    private static void judge(Checker checker, Path file, String mutant, int number) {
        try {
            Texts texts = path -> path.equals(file) ? mutant : Files.readString(path);
            Parsed<List<ExperimentPlan>> checked = checker.check(file, List.of(), texts);
            new DiagnosticRenderer(false).render(checked.diagnostics());
            assertThat(checked.value().isPresent() || checked.hasErrors()).isTrue();
            SourceText source = new SourceText("mutant.exp", mutant);
            Formatter.format(source).value().ifPresent(once -> formatted(checker, file, checked, once));
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("mutant " + number + " of " + file + ":\n" + mutant, e);
        }
    }

    private static void formatted(Checker checker, Path file, Parsed<List<ExperimentPlan>> checked, String once) {
        assertThat(Formatter.format(new SourceText("once.exp", once)).value()).hasValue(once);
        Texts texts = path -> path.equals(file) ? once : Files.readString(path);
        Parsed<List<ExperimentPlan>> again = checker.check(file, List.of(), texts);
        assertThat(again.diagnostics().stream().map(d -> d.code().id()).sorted())
                .isEqualTo(checked.diagnostics().stream()
                        .map(d -> d.code().id())
                        .sorted()
                        .toList());
        assertThat(again.value().map(MutationTest::fingerprints))
                .isEqualTo(checked.value().map(MutationTest::fingerprints));
    }

    private static List<String> fingerprints(List<ExperimentPlan> plans) {
        return plans.stream().map(plan -> plan.fingerprint().hex()).toList();
    }

    private static List<int[]> words(String text) {
        return Lexeme.of(new SourceText("words", text)).stream()
                .filter(l -> l.kind() != Lexeme.Kind.BREAK && l.kind() != Lexeme.Kind.SOFT_BREAK)
                .map(l -> new int[] {l.span().start(), l.span().end()})
                .toList();
    }
}
