package tokenward.rewards.simulation;

import java.util.ArrayList;
import java.util.List;
import tokenward.rewards.simulation.program.ProgramRun;
import tokenward.rewards.world.goal.GoalSpec;
import tokenward.rewards.world.goal.Monitor;
import tokenward.rewards.world.run.Event;

/** How much each event of a run brought its goals forward. */
final class Milestones {
    private static final int LONGEST = 300;

    private Milestones() {}

    /**
     * Returns the steps forward, one number for each event; nothing counts that a later event undoes. Empty when the
     * trace is too long to be looked at event by event.
     */
    static List<Double> steps(List<GoalSpec> goals, ProgramRun run) {
        List<Event> trace = run.events();
        if (trace.size() > LONGEST) {
            return List.of();
        }
        double[] steps = new double[trace.size()];
        for (GoalSpec goal : goals) {
            forward(goal, trace, run, steps);
        }
        List<Double> boxed = new ArrayList<>();
        for (double step : steps) {
            boxed.add(step);
        }
        return boxed;
    }

    private static void forward(GoalSpec goal, List<Event> trace, ProgramRun run, double[] steps) {
        if (goal.initial().looksAtState()) {
            boolean met = goal.initial().read(trace).accepts(run.end());
            if (met && steps.length > 0) {
                steps[steps.length - 1] += 1;
            }
            return;
        }
        double[] progress = new double[trace.size() + 1];
        Monitor state = goal.initial();
        progress[0] = goal.progress().of(state, run.end());
        for (int i = 0; i < trace.size(); i++) {
            Monitor next = state.step(trace.get(i));
            progress[i + 1] = next.equals(state) ? progress[i] : goal.progress().of(next, run.end());
            state = next;
        }
        double kept = progress[trace.size()];
        for (int i = trace.size(); i > 0; i--) {
            double before = Math.min(kept, progress[i - 1]);
            steps[i - 1] += kept - before;
            kept = before;
        }
    }
}
