package tokenward.rewards.world;

import java.util.ArrayList;
import java.util.List;
import tokenward.grammars.text.Code;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;
import tokenward.rewards.world.compile.CompiledWorld;
import tokenward.rewards.world.goal.GoalSpec;
import tokenward.rewards.world.goal.StartSpec;
import tokenward.rewards.world.goal.TaskSpec;
import tokenward.rewards.world.plan.Plan;
import tokenward.rewards.world.plan.Planner;
import tokenward.rewards.world.run.CallSpec;
import tokenward.rewards.world.run.World;
import tokenward.rewards.world.syntax.WorldReader;
import tokenward.rewards.world.tree.WorldDecl;

/** What is allowed in a world file and probably not meant. */
final class WorldLint {
    private static final int SEARCH = 400;

    private WorldLint() {}

    /** Kinds of warnings. */
    enum Warning implements Code {
        SILENT_CALL("W1201"),
        UNUSED_FACT("W1202"),
        UNUSED_CODE("W1203"),
        DONE_AT_REST("W1204"),
        UNSOLVED("W1205");

        private final String id;

        Warning(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    static List<Diagnostic> of(CompiledWorld world) {
        List<Diagnostic> found = new ArrayList<>();
        for (CallSpec call : world.spec().calls().values()) {
            if (call.events().isEmpty() && call.result().isEmpty()) {
                found.add(Diagnostic.of(
                                Warning.SILENT_CALL,
                                "`" + call.name() + "` leaves no trace",
                                world.source(),
                                call.span(),
                                "no goal can see this call")
                        .help("add an `emit`"));
            }
            if (!call.fails().isEmpty()
                    && call.params().isEmpty()
                    && call.codes().isEmpty()) {
                found.add(Diagnostic.of(
                        Warning.UNUSED_CODE,
                        "`" + call.name() + "` never fails with `" + call.fails() + "`",
                        world.source(),
                        call.span(),
                        "nothing raises it"));
            }
        }
        for (WorldDecl.Item item : world.declaration().items()) {
            if (item instanceof WorldDecl.Fact fact
                    && WorldReader.uses(world.source(), fact.name().text()) < 2) {
                found.add(Diagnostic.of(
                        Warning.UNUSED_FACT,
                        "the fact `" + fact.name().text() + "` is never read",
                        world.source(),
                        fact.name().span(),
                        "declared only"));
            }
        }
        return found;
    }

    static List<Diagnostic> of(TaskSpec task, SourceText source) {
        List<Diagnostic> found = new ArrayList<>();
        for (StartSpec start : task.starts()) {
            World world = World.begin(task.world(), start.values(), (a, p) -> 0);
            List<GoalSpec> goals = task.goalsOf(start);
            if (goals.stream().allMatch(g -> g.initial().accepts(world))) {
                found.add(Diagnostic.of(
                        Warning.DONE_AT_REST,
                        "a program that does nothing meets all goals of the start `" + start.name() + "`",
                        source,
                        task.span(),
                        "earns the full reward for `pass`"));
            } else if (task.reference().isEmpty()) {
                Plan plan = new Planner(SEARCH).solve(task, start);
                if (plan.steps().isEmpty()) {
                    found.add(Diagnostic.of(
                                    Warning.UNSOLVED,
                                    "no program was found for the start `" + start.name() + "`",
                                    source,
                                    task.span(),
                                    plan.met() + " of " + plan.goals() + " goals met within " + plan.states()
                                            + " states")
                            .help("add a `reference` program, or search longer with `exp world solve`"));
                }
            }
        }
        return found;
    }
}
