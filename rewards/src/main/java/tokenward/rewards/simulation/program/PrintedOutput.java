package tokenward.rewards.simulation.program;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tokenward.rewards.world.run.Event;
import tokenward.rewards.world.run.Values;
import tokenward.rewards.world.tree.Expr.None;

/**
 * The standard output of a program in the original harness, where events are printed lines among whatever else the
 * program prints, and the trace is parsed from it: up to the first line that is no event.
 *
 * @see "ut-amrl/codebotler at 2b3e2d84, benchmark/simple_tracer.py: the format and where parsing stops"
 */
public final class PrintedOutput {
    private static final String DELIMITER = "/$@!/";
    /** What a pipe holds plus what the harness drains from it in a second. */
    private static final int BLOCKED = (64 << 10) + 10 * 1024;
    /** What the harness has drained when it gives up. */
    private static final int DRAINED = 10 * 1024;

    private final StringBuilder text = new StringBuilder();
    private final List<Event> events = new ArrayList<>();

    /** The program printed something. */
    void printed(String words) {
        if (text.length() <= BLOCKED) {
            text.append(words);
        }
    }

    /** An event happened: the simulator prints it as one line. */
    void happened(Event event) {
        Object first = event.values().isEmpty() ? None.NONE : event.values().get(0);
        Object second = event.values().size() < 2 ? None.NONE : event.values().get(1);
        printed(event.kind() + " " + DELIMITER + " " + Values.text(first) + " " + DELIMITER + " "
                + Values.literal(second) + "\n");
        events.add(event);
    }

    /** Returns whether the program hangs on a full pipe. */
    boolean isBlocked() {
        return text.length() > BLOCKED;
    }

    /** Returns the trace the harness reads. */
    public List<Event> parsed(boolean timedOut) {
        String all = timedOut && text.length() > DRAINED ? text.substring(0, DRAINED) : text.toString();
        List<Event> found = new ArrayList<>();
        for (String line : all.strip().split("\n", -1)) {
            String[] parts = line.split(Pattern.quote(DELIMITER), -1);
            if (parts.length != 3 || !read(parts, found)) {
                break;
            }
        }
        return found;
    }

    /** Reads one line; its last part is a Python value, of which none and the values of true events are understood. */
    private boolean read(String[] parts, List<Event> found) {
        String kind = parts[0].strip();
        String second = parts[2].strip();
        if (second.equals("None")) {
            found.add(new Event(kind, List.of(parts[1].strip())));
            return true;
        }
        for (Event event : events) {
            if (event.values().size() > 1
                    && Values.literal(event.values().get(1)).equals(second)) {
                found.add(
                        new Event(kind, List.of(parts[1].strip(), event.values().get(1))));
                return true;
            }
        }
        return LiteralLists.parse(second)
                .map(list -> found.add(new Event(kind, List.of(parts[1].strip(), list))))
                .orElse(false);
    }
}
