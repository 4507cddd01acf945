package tokenward.dsl.assist;

import tokenward.grammars.text.Span;

/**
 * Something that may be written at a place.
 *
 * @param label what is listed
 * @param text what is written
 * @param caret where in the text the cursor goes
 * @param replaces the characters it takes the place of
 * @param detail a few words beside the label, such as the type
 * @param doc what it means, as Markdown
 * @param rank order in the list, the smallest first
 */
public record Suggestion(
        Kind kind, String label, String text, int caret, Span replaces, String detail, String doc, int rank) {
    /** What is suggested. */
    public enum Kind {
        SETTING,
        BLOCK,
        WORD,
        FUNCTION,
        NAME,
        UNIT,
        KEYWORD,
        FILE,
        METHOD
    }

    /** Suggests text as it stands, with the cursor behind it. */
    static Suggestion of(Kind kind, String text, Span replaces, String detail, String doc, int rank) {
        return new Suggestion(kind, text, text, text.length(), replaces, detail, doc, rank);
    }

    /** Suggests other text than what is listed; {@code |} in it is where the cursor goes. */
    static Suggestion written(
            Kind kind, String label, String marked, Span replaces, String detail, String doc, int rank) {
        int caret = marked.indexOf('|');
        String text = caret < 0 ? marked : marked.substring(0, caret) + marked.substring(caret + 1);
        return new Suggestion(kind, label, text, caret < 0 ? text.length() : caret, replaces, detail, doc, rank);
    }
}
