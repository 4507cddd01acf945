package tokenward.experiments.cli.experiment;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.dsl.Experiments;
import tokenward.dsl.explain.Difference;
import tokenward.dsl.explain.Explanation;
import tokenward.dsl.explain.Explanation.Scope;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.experiments.cli.terminal.Diagnostics;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Parsed;

/** {@code exp explain}: every value of an experiment, where it comes from, and what follows from it. */
@Command(
        name = "explain",
        description = "Shows every value of an experiment with where it comes from and why.",
        mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", description = "The experiment file.")
    private Path file = Path.of("");

    @Parameters(
            index = "1..*",
            paramLabel = "SECTION|SETTING",
            description = "Blocks to show, such as ppo or reward.lint, and settings to try, such as ppo.epochs=2.")
    private List<String> arguments = List.of();

    @Option(names = "--experiment", paramLabel = "NAME", description = "Which, where the file holds several.")
    private Optional<String> experiment = Optional.empty();

    @Option(names = "--assumed", description = "Only values that nothing published vouches for.")
    private boolean assumed;

    @Option(names = "--all", description = "Every setting there is, defaults included.")
    private boolean all;

    @Option(names = "--diff", paramLabel = "FILE", description = "Only differences from another experiment.")
    private Optional<Path> other = Optional.empty();

    @Option(
            names = "--override",
            paramLabel = "SETTING",
            description = "A setting to try; the same as writing it bare.")
    private List<String> tried = List.of();

    @Mixin
    private CompatibilityOption compatibility = new CompatibilityOption();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default), yaml or json.")
    private PlanText.Format format = PlanText.Format.TEXT;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<String> overrides = new ArrayList<>(tried);
        arguments.stream().filter(ExperimentFile::isOverride).forEach(overrides::add);
        List<String> sections =
                arguments.stream().filter(a -> !ExperimentFile.isOverride(a)).toList();
        ExperimentPlan plan = load(file, compatibility.with(overrides));
        if (other.isPresent()) {
            List<Difference> differences =
                    Difference.between(load(other.get(), List.of()).first(), plan.first());
            out.print(differences.isEmpty() ? "no value differs\n" : Difference.text(differences));
            out.flush();
            return 0;
        }
        Scope scope = assumed ? Scope.ASSUMED : all || format != PlanText.Format.TEXT ? Scope.ALL : Scope.USUAL;
        Explanation explanation = new Explanation(plan, sections, scope);
        List<String> unknown = explanation.unknownSections();
        if (!unknown.isEmpty()) {
            throw UserError.input("this experiment has no section `" + String.join("`, `", unknown)
                    + "`\nhelp: sections are " + sectionsOf(plan));
        }
        out.print(
                format == PlanText.Format.TEXT ? explanation.text() : PlanText.of(plan, explanation.values(), format));
        out.flush();
        return 0;
    }

    private ExperimentPlan load(Path path, List<String> overrides) {
        Parsed<ExperimentPlan> parsed = Experiments.load(path, experiment, overrides, PlanFile.texts(path));
        Diagnostics.print(
                parsed.diagnostics(),
                Diagnostics.Format.TEXT,
                spec.commandLine().getErr());
        if (parsed.hasErrors() || parsed.value().isEmpty()) {
            long errors =
                    parsed.diagnostics().stream().filter(Diagnostic::isError).count();
            throw UserError.input(path + " has " + errors + (errors == 1 ? " fault" : " faults"));
        }
        return parsed.value().get();
    }

    private static String sectionsOf(ExperimentPlan plan) {
        return String.join(
                ", ",
                plan.first().provenance().stream()
                        .map(p -> p.path().replaceFirst("\\..*", ""))
                        .distinct()
                        .toList());
    }
}
