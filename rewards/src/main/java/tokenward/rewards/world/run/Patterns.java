package tokenward.rewards.world.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions in use, compiled once. A text is searched as Python's {@code re.search} does, capitals ignored.
 * Programs choose texts, and names that become patterns, so both the pattern's length and the search are bounded.
 */
public final class Patterns {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNIX_LINES;
    private static final int MOST = 10_000;
    private static final int LONGEST = 2_000;
    /** Characters looked at in one search: some milliseconds. */
    private static final int STEPS = 1_000_000;

    private final Map<String, Pattern> compiled = new ConcurrentHashMap<>();

    /** Creates an empty cache. */
    public Patterns() {}

    /**
     * Returns whether a pattern occurs in a text.
     *
     * @throws PatternSyntaxException when it is no pattern
     */
    public boolean found(String pattern, String text) {
        return occurs(compile(pattern), text);
    }

    /** Returns whether a pattern occurs in a text; one whose search takes too long does not. */
    public static boolean occurs(Pattern pattern, String text) {
        try {
            return pattern.matcher(new Bounded(text)).find();
        } catch (TooLongException | StackOverflowError tooLong) {
            return false;
        }
    }

    /**
     * Returns the compiled pattern.
     *
     * @throws PatternSyntaxException when it is no pattern, or too large a one
     */
    public Pattern compile(String pattern) {
        Pattern known = compiled.get(pattern);
        if (known != null) {
            return known;
        }
        if (pattern.length() > LONGEST) {
            throw new PatternSyntaxException("longer than " + LONGEST + " characters", pattern, LONGEST);
        }
        Pattern fresh = fresh(pattern);
        if (compiled.size() < MOST) {
            compiled.put(pattern, fresh);
        }
        return fresh;
    }

    private static Pattern fresh(String pattern) {
        try {
            return Pattern.compile(pattern, FLAGS);
        } catch (StackOverflowError nested) {
            throw new PatternSyntaxException("nested too deeply", pattern, 0);
        }
    }

    /** The search looked at too many characters. */
    private static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("search too long", null, false, false);
        }
    }

    /** A text that counts how often it is looked at. */
    private static final class Bounded implements CharSequence {
        private final String text;
        private int left = STEPS;

        Bounded(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooLongException();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
