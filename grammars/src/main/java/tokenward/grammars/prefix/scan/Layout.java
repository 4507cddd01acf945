package tokenward.grammars.prefix.scan;

/**
 * How line breaks and indentation become terminals. Layout counts only while the lexer's mode stack is at its bottom:
 * inside brackets a line break is blank.
 *
 * @param newline token type of a line break; the lexer yields it, the layout machine drops those of blank lines
 * @param indent token type that opens a block; no rule of the lexer yields it
 * @param dedent token type that closes a block; no rule of the lexer yields it
 * @param join index of the lexer rule that joins two lines
 */
public record Layout(int newline, int indent, int dedent, int join) {}
