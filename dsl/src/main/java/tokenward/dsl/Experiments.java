package tokenward.dsl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.plan.Axis;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.RunPlan;
import tokenward.dsl.resolve.LibraryReader;
import tokenward.dsl.syntax.ExpCode;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Parsed;

/** Reads and checks experiment files. */
public final class Experiments {
    private Experiments() {}

    /**
     * Reads, resolves and checks every experiment of a file. A file that only holds definitions has none, which is no
     * error here.
     *
     * @param overrides arguments of the command line such as {@code ppo.learning_rate=3e-6}
     */
    public static Parsed<List<ExperimentPlan>> check(Path file, List<String> overrides) {
        return check(file, overrides, Files::readString);
    }

    /** Does the same with another source of text, such as an editor's unsaved buffers. */
    public static Parsed<List<ExperimentPlan>> check(Path file, List<String> overrides, LibraryReader.Texts texts) {
        return new Checker().check(file, overrides, texts);
    }

    /** Reads the one experiment of a file. */
    public static Parsed<ExperimentPlan> load(Path file, List<String> overrides) {
        return load(file, Optional.empty(), overrides);
    }

    /** Reads one experiment of a file, by name where there are several. */
    public static Parsed<ExperimentPlan> load(Path file, Optional<String> name, List<String> overrides) {
        return load(file, name, overrides, Files::readString);
    }

    /** Does the same with another source of text. */
    public static Parsed<ExperimentPlan> load(
            Path file, Optional<String> name, List<String> overrides, LibraryReader.Texts texts) {
        Parsed<List<ExperimentPlan>> checked = check(file, overrides, texts);
        if (checked.value().isEmpty()) {
            return Parsed.failed(checked.diagnostics());
        }
        List<ExperimentPlan> plans = checked.value().get();
        List<ExperimentPlan> wanted = plans.stream()
                .filter(plan -> name.isEmpty() || name.get().equals(plan.name()))
                .toList();
        if (wanted.size() == 1) {
            return Parsed.of(wanted.get(0), checked.diagnostics());
        }
        List<Diagnostic> problems = new ArrayList<>(checked.diagnostics());
        List<String> names = plans.stream().map(ExperimentPlan::name).toList();
        String title = wanted.isEmpty()
                ? name.map(n -> "`" + file + "` has no experiment `" + n + "`")
                        .orElse("`" + file + "` holds no experiment that runs")
                : "`" + file + "` holds " + names.size() + " experiments";
        Diagnostic problem = Diagnostic.of(ExpCode.E0207, title);
        problems.add(
                names.isEmpty()
                        ? problem.help(
                                "a `define experiment` is a template; `experiment name extends template { ... }` runs")
                        : problem.help("choose with `--experiment`: " + String.join(", ", names)));
        return Parsed.failed(problems);
    }

    /** Returns the names of the rewards a file defines; none when it cannot be read. */
    public static List<String> definedRewards(Path file) {
        return LibraryReader.read(file, Files::readString)
                .value()
                .map(library -> library.main().node().blocks().stream()
                        .filter(block -> block.define() && block.kind().text().equals("reward"))
                        .map(block -> block.label().text())
                        .toList())
                .orElse(List.of());
    }

    /**
     * Keeps only some points of a sweep.
     *
     * @param points such as {@code seed=3}; a run is kept when it agrees with all of them
     */
    public static Parsed<ExperimentPlan> only(ExperimentPlan plan, List<String> points) {
        List<Diagnostic> problems = new ArrayList<>();
        List<RunPlan> runs = plan.runs();
        for (String point : points) {
            int equals = point.indexOf('=');
            String axis = equals < 0 ? point : point.substring(0, equals).strip();
            String value = equals < 0 ? "" : point.substring(equals + 1).strip();
            List<RunPlan> kept =
                    runs.stream().filter(r -> value.equals(r.point().get(axis))).toList();
            if (kept.isEmpty()) {
                problems.add(noPoint(plan, point, axis));
            } else {
                runs = kept;
            }
        }
        return problems.isEmpty()
                ? Parsed.of(
                        new ExperimentPlan(
                                plan.name(), plan.source(), plan.axes(), runs, plan.worlds(), plan.fingerprint()),
                        problems)
                : Parsed.failed(problems);
    }

    private static Diagnostic noPoint(ExperimentPlan plan, String point, String axis) {
        Diagnostic problem = Diagnostic.of(ExpCode.E0508, "this sweep has no point `" + point + "`");
        Optional<Axis> swept =
                plan.axes().stream().filter(a -> a.path().equals(axis)).findFirst();
        List<String> axes = plan.axes().stream().map(Axis::path).toList();
        return swept.map(a -> problem.help("`" + axis + "` is one of " + String.join(", ", a.values())))
                .orElseGet(() -> problem.help(
                        axes.isEmpty() ? "nothing is swept" : "swept are `" + String.join("`, `", axes) + "`"));
    }
}
