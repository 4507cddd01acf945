package tokenward.rewards.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program in an answer to RoboEval's prompt, which ends in {@code def task_program():}. The benchmark's protocol
 * takes the answer as the function's continuation; it turns a right answer in a code fence into a Python error.
 *
 * @see "ut-amrl/robo-instruct at 113b793f, roboeval/code_generation: what is put in front and where it stops"
 */
public final class RoboEvalAnswer {
    private static final String HEAD = "def task_program():";
    private static final Pattern FENCE = Pattern.compile("(?s)```[^\\n]*\\n(.*?)(?:```|\\z)");

    private RoboEvalAnswer() {}

    /** Returns the program as the benchmark's protocol finds it: up to the first line that is not indented. */
    public static String strict(String answer) {
        int head = answer.indexOf(HEAD + "\n");
        String whole = head >= 0 ? answer.substring(head) : HEAD + (answer.startsWith("\n") ? "" : "\n") + answer;
        List<String> kept = new ArrayList<>();
        for (String line : whole.lines().toList()) {
            boolean indented = line.isBlank() || Character.isWhitespace(line.charAt(0));
            if (!kept.isEmpty() && !indented) {
                break;
            }
            kept.add(line);
        }
        return String.join("\n", kept) + "\n";
    }

    /** Returns the program as a reader finds it: inside a code fence where there is one. */
    public static String lenient(String answer) {
        Matcher fence = FENCE.matcher(answer);
        return strict(fence.find() ? fence.group(1) : answer);
    }
}
