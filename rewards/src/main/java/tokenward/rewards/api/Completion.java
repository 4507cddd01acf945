package tokenward.rewards.api;

import java.util.Arrays;
import java.util.Optional;
import tokenward.grammars.text.Span;

/**
 * What the policy wrote: the sampled token ids, their text, and the map between the two. The map is that of the
 * <em>sampled</em> ids; text is never tokenised again, so a finding on characters lands on the tokens that wrote them.
 *
 * <p>A token that holds part of a character's bytes covers that whole character, so neighbours may share one. A token
 * without text (end of sequence) covers the empty span where it stands.
 */
public final class Completion {
    private final String text;
    private final int[] ids;
    private final int[] starts;
    private final int[] ends;
    private final Optional<Span> code;
    private final boolean finished;

    private Completion(String text, int[] ids, int[] starts, int[] ends, Optional<Span> code, boolean finished) {
        if (ids.length != starts.length || ids.length != ends.length) {
            throw new IllegalArgumentException(
                    ids.length + " tokens need as many spans, not " + starts.length + " and " + ends.length);
        }
        this.text = text;
        this.ids = ids;
        this.starts = starts;
        this.ends = ends;
        this.code = code;
        this.finished = finished;
    }

    /**
     * Creates a completion.
     *
     * @param ids sampled tokens, end of sequence included, int[T]
     * @param starts first UTF-16 offset of each token, not decreasing, int[T]
     * @param ends offset after each token, int[T]
     * @param code where the program stands in the text, when one was found
     * @param finished whether the policy ended it, rather than the length limit
     */
    public static Completion of(
            String text, int[] ids, int[] starts, int[] ends, Optional<Span> code, boolean finished) {
        return new Completion(text, ids.clone(), starts.clone(), ends.clone(), code, finished);
    }

    /** Creates a finished completion, all of it code, with one token for each UTF-16 unit; for tools and tests. */
    public static Completion ofCharacters(String text) {
        int[] ids = text.chars().toArray();
        int[] starts = new int[ids.length];
        int[] ends = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            starts[i] = i;
            ends[i] = i + 1;
        }
        return new Completion(text, ids, starts, ends, Optional.of(new Span(0, text.length())), true);
    }

    /** Returns the text of all tokens, and of an ending when it was given one. */
    public String text() {
        return text;
    }

    /** Returns the number of sampled tokens T, end of sequence included. */
    public int length() {
        return ids.length;
    }

    /** Returns the id of token t. */
    public int id(int t) {
        return ids[t];
    }

    /** Returns a copy of the sampled ids, int[T]. */
    public int[] ids() {
        return ids.clone();
    }

    /** Returns the characters token t wrote. */
    public Span spanOf(int t) {
        return new Span(starts[t], ends[t]);
    }

    /** Returns where the program stands in the text, when one was found. */
    public Optional<Span> code() {
        return code;
    }

    /** Returns the program's text; empty when none was found. */
    public String codeText() {
        return code.map(span -> span.in(text)).orElse("");
    }

    /** Returns whether the policy ended the completion itself; otherwise the length limit did. */
    public boolean isFinished() {
        return finished;
    }

    /** Returns the tokens that wrote part of the program; none when there is no program. */
    public TokenSet codeTokens() {
        return code.map(this::tokensIn).orElse(TokenSet.of());
    }

    /**
     * Returns the tokens that wrote any character of a span. An empty span stands for the character at its offset, or,
     * at the end of the text, for the last one.
     */
    public TokenSet tokensIn(Span span) {
        int from = span.start();
        int to = span.end();
        if (span.isEmpty()) {
            from = Math.max(0, Math.min(from, text.length() - 1));
            to = from + 1;
        }
        int low = firstEndingAfter(from);
        int high = low;
        while (high < ids.length && starts[high] < to) {
            high++;
        }
        TokenSet found = TokenSet.range(low, high);
        return hasEmptyToken(low, high) ? withoutEmpty(low, high) : found;
    }

    /** Returns the same completion with the program at another place. */
    public Completion withCode(Optional<Span> span) {
        return new Completion(text, ids, starts, ends, span, finished);
    }

    /**
     * Returns the same completion with its program brought to an end by text that no token wrote; where the program
     * stops before the text does, nothing changes. Rewards for what is found in that text fall on the last token.
     */
    public Completion withEnding(String ending) {
        if (ending.isEmpty() || code.isEmpty() || code.get().end() != text.length()) {
            return this;
        }
        Span longer = new Span(code.get().start(), text.length() + ending.length());
        return new Completion(text + ending, ids, starts, ends, Optional.of(longer), finished);
    }

    private int firstEndingAfter(int offset) {
        int low = 0;
        int high = ids.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] > offset) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private boolean hasEmptyToken(int low, int high) {
        for (int t = low; t < high; t++) {
            if (starts[t] == ends[t]) {
                return true;
            }
        }
        return false;
    }

    private TokenSet withoutEmpty(int low, int high) {
        int[] kept = new int[high - low];
        int n = 0;
        for (int t = low; t < high; t++) {
            if (starts[t] < ends[t]) {
                kept[n++] = t;
            }
        }
        return TokenSet.of(Arrays.copyOf(kept, n));
    }
}
