package tokenward.dsl.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import tokenward.dsl.files.FileFacts;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.resolve.Resolver.Resolved;
import tokenward.grammars.text.Diagnostic;

/** All checks of a resolved experiment. */
public final class Checks {
    private static final List<Consumer<Case>> ALL = List.of(
            BatchChecks::check,
            MethodChecks::check,
            ModelChecks::check,
            RewardChecks::check,
            SandboxChecks::check,
            DataChecks::check,
            ColumnChecks::check,
            EvaluationChecks::check,
            EffectChecks::check,
            ReportChecks::check);

    private Checks() {}

    /** Returns what is wrong with any of an experiment's runs, each thing once. */
    public static List<Diagnostic> run(Resolved resolved) {
        List<Diagnostic> problems = new ArrayList<>();
        ExperimentPlan plan = resolved.plan();
        FileFacts files = new FileFacts();
        for (int i = 0; i < plan.runs().size(); i++) {
            Case one = new Case(
                    plan,
                    resolved.header(),
                    plan.runs().get(i),
                    resolved.trees().get(i),
                    files,
                    problems);
            ALL.forEach(check -> check.accept(one));
        }
        SweepChecks.check(new Case(plan, resolved.header(), plan.first(), resolved.tree(), files, problems));
        return List.copyOf(new LinkedHashSet<>(problems));
    }
}
