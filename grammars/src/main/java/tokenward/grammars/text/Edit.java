package tokenward.grammars.text;

/**
 * A change that would mend a text.
 *
 * @param replaces the characters it takes the place of, in the text of the primary label
 * @param text what is written instead
 */
public record Edit(Span replaces, String text) {}
