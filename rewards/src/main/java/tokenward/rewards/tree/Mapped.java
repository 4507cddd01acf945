package tokenward.rewards.tree;

import java.util.Arrays;
import java.util.BitSet;
import tokenward.grammars.text.Span;

/** A text written anew from another, remembering for each character where it comes from. */
final class Mapped {
    private final StringBuilder text = new StringBuilder();
    private int[] origins = new int[256];
    private final BitSet invented = new BitSet();
    private int last;

    /** Starts with nothing. */
    static Mapped empty() {
        return new Mapped();
    }

    /** Starts with a text as it is. */
    static Mapped of(String text) {
        Mapped mapped = new Mapped();
        mapped.copy(text, 0, text.length(), 0);
        return mapped;
    }

    /** Appends characters of the original. */
    void copy(CharSequence source, int start, int end, int shift) {
        for (int i = start; i < end; i++) {
            append(source.charAt(i), i + shift);
        }
    }

    /** Appends a character that stands for one of the original. */
    void append(char c, int origin) {
        if (text.length() == origins.length) {
            origins = Arrays.copyOf(origins, origins.length * 2);
        }
        origins[text.length()] = origin;
        text.append(c);
        last = origin + 1;
    }

    /** Appends a character of our own, placed after what was appended last. */
    void invent(char c) {
        int place = last;
        invented.set(text.length());
        append(c, place);
        last = place;
    }

    /** Takes back spaces at the end. */
    void dropBlanks() {
        while (text.length() > 0 && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
    }

    /** Returns the text. */
    String text() {
        return text.toString();
    }

    /** Returns whether a character is our own. */
    boolean isInvented(int offset) {
        return invented.get(offset);
    }

    /** Returns where a character comes from. */
    int origin(int offset) {
        return offset < text.length() ? origins[offset] : last;
    }

    /** Returns the characters of the original behind a span of the text. */
    Span origin(Span span) {
        if (span.isEmpty()) {
            return Span.at(origin(span.start()));
        }
        int start = origins[span.start()];
        int last = span.end() - 1;
        return new Span(start, Math.max(start, isInvented(last) ? origins[last] : origins[last] + 1));
    }
}
