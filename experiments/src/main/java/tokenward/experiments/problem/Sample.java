package tokenward.experiments.problem;

/**
 * One answer to a problem.
 *
 * @param taskId the problem's name
 * @param program the whole program
 */
public record Sample(String taskId, String program) {}
