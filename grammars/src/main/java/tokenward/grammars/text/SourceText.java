package tokenward.grammars.text;

/** A named text: a file, or the command line. Two are equal when name and text are. */
public final class SourceText {
    private final String name;
    private final String text;
    private final LineMap lines;
    /** Where each code point begins, and the end; empty when each is one UTF-16 unit. */
    private final int[] units;

    /**
     * Names a text.
     *
     * @param name how the user knows it: a path as given, or {@code command line}
     */
    public SourceText(String name, String text) {
        this.name = name;
        this.text = text;
        this.lines = new LineMap(text);
        this.units = text.codePointCount(0, text.length()) == text.length() ? new int[0] : units(text);
    }

    private static int[] units(String text) {
        int[] units = new int[text.codePointCount(0, text.length()) + 1];
        for (int i = 1; i < units.length; i++) {
            units[i] = units[i - 1] + Character.charCount(text.codePointAt(units[i - 1]));
        }
        return units;
    }

    /** Returns how the user knows this text. */
    public String name() {
        return name;
    }

    /** Returns whether it has lines worth counting, which an argument of the command line has not. */
    public boolean isFile() {
        return !name.startsWith("command line");
    }

    /** Returns the whole text. */
    public String text() {
        return text;
    }

    /** Returns its lines. */
    public LineMap lines() {
        return lines;
    }

    /** Returns the span of the code points from one to before another: lexers count those, spans count UTF-16 units. */
    public Span ofCodePoints(int start, int end) {
        return units.length == 0 ? new Span(start, end) : new Span(units[start], units[end]);
    }

    /** Returns {@code name:line}, for listings. */
    public String locate(Span span) {
        return name + ":" + lines.lineAt(span.start());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceText that && name.equals(that.name) && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + text.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
