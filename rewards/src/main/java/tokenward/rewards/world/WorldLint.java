package tokenward.rewards.world;

import java.util.ArrayList;
import java.util.List;
import tokenward.grammars.text.Code;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;
import tokenward.rewards.world.compile.CompiledWorld;
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
    /** States looked at for a start before it counts as unsolved. */
    private static final int STATES = 400;
    /** Calls tried for all starts of a file together: about a second. */
    private static final int CALLS = 50_000;

    private WorldLint() {}

    /** Kinds of warnings. */
    enum Warning implements Code {
        SILENT_CALL("W1201"),
        UNUSED_FACT("W1202"),
        UNUSED_CODE("W1203"),
        DONE_AT_REST("W1204"),
        UNSOLVED("W1205"),
        UNSEARCHED("W1206");

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

    /** Looks at the tasks of a file. A reference program proves a task solvable; for others one is searched. */
    static List<Diagnostic> of(List<TaskSpec> tasks, SourceText source) {
        List<Diagnostic> found = new ArrayList<>();
        List<Search> searches = new ArrayList<>();
        for (TaskSpec task : tasks) {
            for (StartSpec start : task.starts()) {
                World world = World.begin(task.world(), start.values(), (a, p) -> 0);
                if (task.goalsOf(start).stream().allMatch(g -> g.initial().accepts(world))) {
                    found.add(Diagnostic.of(
                            Warning.DONE_AT_REST,
                            "a program that does nothing meets all goals of the start `" + start.name() + "`",
                            source,
                            task.span(),
                            "earns the full reward for `pass`"));
                } else if (task.reference().isEmpty()) {
                    searches.add(new Search(task, start));
                }
            }
        }
        found.addAll(unsolved(searches, source));
        return found;
    }

    private record Search(TaskSpec task, StartSpec start) {}

    private static List<Diagnostic> unsolved(List<Search> searches, SourceText source) {
        List<Diagnostic> found = new ArrayList<>();
        List<Search> cut = new ArrayList<>();
        int left = CALLS;
        for (int i = 0; i < searches.size(); i++) {
            Search search = searches.get(i);
            Plan plan = new Planner(STATES, left / (searches.size() - i)).solve(search.task(), search.start());
            left = Math.max(0, left - plan.calls());
            boolean whole = plan.isComplete() || plan.states() >= STATES;
            if (plan.steps().isEmpty() && whole) {
                found.add(Diagnostic.of(
                                Warning.UNSOLVED,
                                "no program was found for the start `"
                                        + search.start().name() + "`",
                                source,
                                search.task().span(),
                                plan.met() + " of " + plan.goals() + " goals met within " + plan.states() + " states")
                        .help("add a `reference` program, or search longer with `exp world solve`"));
            } else if (plan.steps().isEmpty()) {
                cut.add(search);
            }
        }
        if (!cut.isEmpty()) {
            found.add(Diagnostic.of(
                            Warning.UNSEARCHED,
                            "whether a program can meet the goals is not known for " + cut.size() + " of "
                                    + searches.size() + " starts without a reference",
                            source,
                            cut.getFirst().task().span(),
                            "the first of them")
                    .note("the search ended at its bound of " + CALLS + " calls for the whole file")
                    .help("add `reference` programs, or search longer with `exp world solve`"));
        }
        return found;
    }
}
