package tokenward.experiments.data;

import tokenward.rewards.api.Completion;

/**
 * One completion of a file.
 *
 * @param taskId the task it answers
 * @param completion what was written; the program is not looked for yet, unless the file says where it stands
 * @param located whether the file says where the program stands
 */
public record Answer(String taskId, Completion completion, boolean located) {}
