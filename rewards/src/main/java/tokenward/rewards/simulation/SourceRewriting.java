package tokenward.rewards.simulation;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tokenward.rewards.world.run.WorldSpec;

/**
 * What the original harnesses do to a program's text before they run it. The order of the steps matters, and all of
 * their damage is wanted: {@code .replace(} becomes a broken name, a variable inside a double-quoted f-string loses its
 * capitals.
 *
 * @see "ut-amrl/robo-instruct at 113b793f, roboeval/benchmark/simple_tracer.py and robosim/robosim_tracer.py"
 */
final class SourceRewriting {
    private static final Pattern QUOTED = Pattern.compile("\".*?\"");
    private static final Pattern SLEEP = Pattern.compile("time\\.sleep\\(([^()]*)\\)");
    private static final String LITERAL = "([\"'])(?:(?!\\1).)*\\1\\s+(?:not\\s+)?in\\s+";
    private static final Pattern IN_NAME = Pattern.compile(LITERAL + "\\w+", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_ROOMS = Pattern.compile(LITERAL + "get_all_rooms\\(\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_LOCATION =
            Pattern.compile(LITERAL + "get_current_location\\(\\)", Pattern.CASE_INSENSITIVE);
    private static final List<String> KEPT = List.of("ask", "get_all_rooms", "get_current_location");

    private SourceRewriting() {}

    /** Returns the text that is run: calls on the robot, and the program's entry at the end. */
    static String rewrite(String program, WorldSpec world) {
        String text = QUOTED.matcher(program)
                .replaceAll(m -> Matcher.quoteReplacement(m.group().toLowerCase(Locale.ROOT)));
        text = text.replace("task_program()", "task_program(robot)");
        for (String call : originalOrder(world)) {
            text = text.replace(call + "(", "robot." + call + "(");
        }
        text = SLEEP.matcher(text).replaceAll("time.sleep(($1) * 0)");
        return text + "\n\ntask_program(robot)";
    }

    private static List<String> originalOrder(WorldSpec world) {
        List<String> order =
                List.of("get_current_location", "get_all_rooms", "is_in_room", "say", "go_to", "ask", "pick", "place");
        return world.calls().keySet().containsAll(order)
                ? order
                : List.copyOf(world.calls().keySet());
    }

    /** Replaces, with a probability, tests of a literal against a name by true, false or themselves. */
    static String guess(String program, double probability, RandomGenerator random) {
        if (random.nextDouble() >= probability) {
            return program;
        }
        String text = IN_NAME.matcher(program)
                .replaceAll(m -> KEPT.stream().anyMatch(m.group()::contains)
                        ? Matcher.quoteReplacement(m.group())
                        : oneOfThree(m.group(), random));
        text = IN_ROOMS.matcher(text).replaceAll(m -> oneOfThree(m.group(), random));
        return IN_LOCATION.matcher(text).replaceAll(m -> oneOfThree(m.group(), random));
    }

    private static String oneOfThree(String text, RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> "True";
            case 1 -> "False";
            default -> Matcher.quoteReplacement(text);
        };
    }
}
