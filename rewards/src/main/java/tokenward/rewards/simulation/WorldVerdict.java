package tokenward.rewards.simulation;

import java.util.List;
import tokenward.rewards.simulation.program.ProgramRun;

/**
 * One run of a program, judged.
 *
 * @param weight the world's share of all worlds explored from its start; the shares of a start sum to 1
 */
public record WorldVerdict(double weight, ProgramRun run, Outcome outcome, List<GoalResult> goals) {
    public WorldVerdict {
        goals = List.copyOf(goals);
    }
}
