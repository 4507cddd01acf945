package tokenward.rewards.world.plan;

import java.util.List;
import java.util.Optional;
import tokenward.rewards.world.run.Values;

/**
 * What a search found.
 *
 * @param steps calls that meet all goals of a start; empty when none were found
 * @param met how many goals the best sequence met
 * @param goals how many there are
 * @param states how many states were looked at
 * @param calls how many calls were tried
 * @param isComplete whether everything within reach was looked at
 */
public record Plan(Optional<List<Step>> steps, int met, int goals, int states, int calls, boolean isComplete) {
    /** One call with its arguments. */
    public record Step(String call, List<Object> arguments) {
        /** Returns the call as Python writes it. */
        public String python() {
            StringBuilder out = new StringBuilder(call).append('(');
            for (int i = 0; i < arguments.size(); i++) {
                out.append(i == 0 ? "" : ", ").append(Values.literal(arguments.get(i)));
            }
            return out.append(')').toString();
        }
    }

    /** Returns the calls as a program, when there are any. */
    public Optional<String> program() {
        return steps.map(list -> {
            StringBuilder out = new StringBuilder("def task_program():\n");
            list.forEach(step -> out.append("    ").append(step.python()).append('\n'));
            return list.isEmpty() ? out.append("    pass\n").toString() : out.toString();
        });
    }
}
