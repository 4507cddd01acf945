package tokenward.rewards.world.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions in use, compiled once. A text is searched as Python's {@code re.search} does, capitals ignored. */
public final class Patterns {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNIX_LINES;
    private static final int MOST = 10_000;

    private final Map<String, Pattern> compiled = new ConcurrentHashMap<>();

    /** Creates an empty cache. */
    public Patterns() {}

    /**
     * Returns whether a pattern occurs in a text.
     *
     * @throws PatternSyntaxException when it is no pattern
     */
    public boolean found(String pattern, String text) {
        return compile(pattern).matcher(text).find();
    }

    /** Returns the compiled pattern. */
    public Pattern compile(String pattern) {
        Pattern known = compiled.get(pattern);
        if (known != null) {
            return known;
        }
        Pattern fresh = Pattern.compile(pattern, FLAGS);
        if (compiled.size() < MOST) {
            compiled.put(pattern, fresh);
        }
        return fresh;
    }
}
