package tokenward.experiments.store.record;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tokenward.dsl.plan.Axis;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.Provenance;
import tokenward.dsl.plan.RunPlan;
import tokenward.dsl.vocabulary.report.FigureSettings;
import tokenward.dsl.vocabulary.report.TableSettings;

/**
 * What was to be run, {@code plan.json}: enough for a report to be written from the run directory alone.
 *
 * @param experiment the experiment's name
 * @param title its title; empty when it has none
 * @param source the file it stands in
 * @param fingerprint of all runs of the experiment together, hexadecimal; its first digits name the directory
 * @param run fingerprint of this run alone; the same for a run on its own
 * @param name {@code main}, or the run's point in the sweep, {@code credit=dense,seed=3}
 * @param point this run's point, {@code credit -> dense}, axes in the order written; empty for a run on its own
 * @param axes the sweep's axes with their values; only in the plan at the top of a sweep
 * @param formula the reward as one line of mathematics; empty when nothing is rewarded
 * @param settings every resolved value with its provenance, in the order of the manual
 * @param tables the tables a report shall hold
 * @param figures the figures a report shall hold
 * @param facts about the machine and the build: {@code machine.cores -> 2}; never part of the fingerprint
 */
public record PlanRecord(
        String experiment,
        String title,
        String source,
        String fingerprint,
        String run,
        String name,
        Map<String, String> point,
        List<Axis> axes,
        String formula,
        List<Provenance> settings,
        List<TableSettings> tables,
        List<FigureSettings> figures,
        SortedMap<String, String> facts) {
    private static final int DIRECTORY_DIGITS = 8;

    public PlanRecord {
        title = text(title);
        source = text(source);
        run = text(run);
        name = text(name);
        formula = text(formula);
        point = point == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(point));
        axes = list(axes);
        settings = list(settings);
        tables = list(tables);
        figures = list(figures);
        facts = facts == null ? new TreeMap<>() : facts;
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    /** Records one run of an experiment. */
    public static PlanRecord of(ExperimentPlan plan, RunPlan run, String formula, SortedMap<String, String> facts) {
        return new PlanRecord(
                plan.name(),
                run.settings().title(),
                plan.source().toString(),
                plan.fingerprint().hex(),
                run.fingerprint().hex(),
                run.name(),
                run.point(),
                List.of(),
                formula,
                run.provenance(),
                run.settings().table(),
                run.settings().figure(),
                facts);
    }

    /** Records a sweep, for the top of its directory. */
    public static PlanRecord ofSweep(ExperimentPlan plan, String formula, SortedMap<String, String> facts) {
        PlanRecord first = of(plan, plan.first(), formula, facts);
        return new PlanRecord(
                first.experiment,
                first.title,
                first.source,
                first.fingerprint,
                "",
                "",
                Map.of(),
                plan.axes(),
                formula,
                first.settings,
                first.tables,
                first.figures,
                facts);
    }

    /** Returns the digits of the fingerprint that name the directory. */
    public String abbreviated() {
        return fingerprint.substring(0, Math.min(DIRECTORY_DIGITS, fingerprint.length()));
    }

    /** Returns the heading of a report: the title, or the experiment's name. */
    public String heading() {
        return title.isBlank() ? experiment : title;
    }

    /** Returns the settings that stood on the command line, as they were written there. */
    public List<String> overrides() {
        return settings.stream()
                .filter(setting -> setting.kind() == Provenance.Kind.COMMAND_LINE)
                .map(setting -> setting.path() + "=" + setting.value())
                .toList();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
