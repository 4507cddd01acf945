package tokenward.rewards.world.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import tokenward.rewards.world.goal.GoalSpec;
import tokenward.rewards.world.goal.Monitor;
import tokenward.rewards.world.goal.StartSpec;
import tokenward.rewards.world.goal.TaskSpec;
import tokenward.rewards.world.run.CallResult;
import tokenward.rewards.world.run.CallSpec;
import tokenward.rewards.world.run.Chooser;
import tokenward.rewards.world.run.World;

/** Best-first search for calls that meet all goals from a start, nearest to the goals first; open choices go their likeliest way. */
public final class Planner {
    private static final double STEP = 0.02;
    private static final Chooser LIKELIEST = (alternatives, chances) -> {
        int best = 0;
        for (int i = 1; i < chances.size(); i++) {
            best = chances.get(i) > chances.get(best) ? i : best;
        }
        return best;
    };

    private final int mostStates;
    private final int mostCalls;

    /**
     * Creates a planner.
     *
     * @param mostStates most states looked at
     * @param mostCalls most calls tried; the search ends with the state that reaches it
     */
    public Planner(int mostStates, int mostCalls) {
        this.mostStates = mostStates;
        this.mostCalls = mostCalls;
    }

    private record Node(World world, List<Monitor> monitors, List<Plan.Step> steps, double cost) {}

    /** Searches for calls that meet the goals asked of a start. */
    public Plan solve(TaskSpec task, StartSpec start) {
        List<GoalSpec> goals = task.goalsOf(start);
        World begin = World.begin(task.world(), start.values(), LIKELIEST);
        Vocabulary vocabulary = new Vocabulary(begin, goals);
        PriorityQueue<Node> open = new PriorityQueue<>(Comparator.comparingDouble(Node::cost));
        Set<Object> seen = new HashSet<>();
        open.add(node(begin, goals.stream().map(GoalSpec::initial).toList(), List.of(), goals));
        int best = 0;
        int states = 0;
        int calls = 0;
        while (!open.isEmpty() && states < mostStates && calls < mostCalls) {
            Node node = open.remove();
            states++;
            int met = met(node);
            best = Math.max(best, met);
            if (met == goals.size()) {
                return new Plan(Optional.of(node.steps()), met, met, states, calls, false);
            }
            for (CallSpec call : task.world().calls().values()) {
                for (List<Object> arguments : vocabulary.arguments(call)) {
                    calls++;
                    after(node, call, arguments, goals)
                            .filter(next -> seen.add(List.of(next.world().fingerprint(), next.monitors())))
                            .ifPresent(open::add);
                }
            }
        }
        return new Plan(Optional.empty(), best, goals.size(), states, calls, open.isEmpty());
    }

    private static Optional<Node> after(Node node, CallSpec call, List<Object> arguments, List<GoalSpec> goals) {
        World world = node.world().fork(LIKELIEST);
        int before = world.traceLength();
        if (world.call(call, arguments) instanceof CallResult.Failed) {
            return Optional.empty();
        }
        List<Monitor> monitors = new ArrayList<>(node.monitors());
        for (int i = before; i < world.traceLength(); i++) {
            for (int g = 0; g < monitors.size(); g++) {
                monitors.set(g, monitors.get(g).step(world.event(i)));
            }
        }
        List<Plan.Step> steps = new ArrayList<>(node.steps());
        steps.add(new Plan.Step(call.name(), arguments));
        return Optional.of(node(world, List.copyOf(monitors), List.copyOf(steps), goals));
    }

    private static Node node(World world, List<Monitor> monitors, List<Plan.Step> steps, List<GoalSpec> goals) {
        double left = 0;
        for (int g = 0; g < monitors.size(); g++) {
            left += 1 - goals.get(g).progress().of(monitors.get(g), world);
        }
        return new Node(world, monitors, steps, left + STEP * steps.size());
    }

    private static int met(Node node) {
        return (int)
                node.monitors().stream().filter(m -> m.accepts(node.world())).count();
    }
}
