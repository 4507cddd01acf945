package tokenward.grammars.text;

/**
 * Words at a place in a text.
 *
 * @param source the text
 * @param span the smallest range that is at fault
 * @param text what to say under it; understood without the title; may be empty
 * @param primary whether this is where the fault lies (caret) or what it conflicts with (dash)
 */
public record Label(SourceText source, Span span, String text, boolean primary) {
    /** Labels the fault itself. */
    public static Label primary(SourceText source, Span span, String text) {
        return new Label(source, span, text, true);
    }

    /** Labels a place the fault conflicts with. */
    public static Label secondary(SourceText source, Span span, String text) {
        return new Label(source, span, text, false);
    }
}
