package tokenward.rewards.simulation;

/**
 * How a run stands to one goal.
 *
 * @param progress in [0, 1]; 1 exactly when it is met
 * @param atRest progress of a program that does nothing
 */
public record GoalResult(String label, boolean met, double progress, double atRest) {}
