package tokenward.grammars.text;

/**
 * A half-open range of UTF-16 offsets, {@code [start, end)}. Lines and columns exist only where text is shown.
 *
 * @param start offset of the first character
 * @param end offset after the last character; equal to {@code start} for a position between characters
 */
public record Span(int start, int end) implements Comparable<Span> {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("span [" + start + ", " + end + ") is not a range");
        }
    }

    /** Returns the empty span at an offset. */
    public static Span at(int offset) {
        return new Span(offset, offset);
    }

    /** Returns the number of UTF-16 units covered. */
    public int length() {
        return end - start;
    }

    /** Returns whether nothing is covered. */
    public boolean isEmpty() {
        return end == start;
    }

    /** Returns whether an offset lies inside. */
    public boolean contains(int offset) {
        return start <= offset && offset < end;
    }

    /** Returns whether another span lies inside this one. */
    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    /** Returns whether the two share a character; an empty span shares the character at its offset. */
    public boolean touches(Span other) {
        return start < Math.max(other.end, other.start + 1) && other.start < Math.max(end, start + 1);
    }

    /** Returns the smallest span that covers both. */
    public Span union(Span other) {
        return new Span(Math.min(start, other.start), Math.max(end, other.end));
    }

    /** Returns this span moved by {@code delta} units. */
    public Span shift(int delta) {
        return new Span(start + delta, end + delta);
    }

    /** Returns the characters covered. */
    public String in(CharSequence text) {
        return text.subSequence(start, end).toString();
    }

    @Override
    public int compareTo(Span other) {
        return start != other.start ? Integer.compare(start, other.start) : Integer.compare(end, other.end);
    }
}
