package tokenward.rewards.command;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import tokenward.grammars.text.LineMap;
import tokenward.grammars.text.Span;

/**
 * One thing a tool says about a program.
 *
 * @param line from 1; absent for the program as a whole
 * @param column from 1, in characters; absent for the whole line
 * @param endLine from 1; absent for the line it begins on
 * @param endColumn from 1, the first character that is not meant; absent for the end of a word
 * @param message why
 * @param amount what it costs, negative for praise; absent for the usual penalty
 */
record Report(
        OptionalInt line,
        OptionalInt column,
        OptionalInt endLine,
        OptionalInt endColumn,
        String message,
        OptionalDouble amount) {
    /** Returns the characters it is about. Places beyond the program, which compilers name at its end, are cut to it. */
    Span place(String program, LineMap lines) {
        if (line.isEmpty() || line.getAsInt() < 1) {
            return new Span(0, program.length());
        }
        int row = Math.min(line.getAsInt(), lines.lines());
        if (column.isEmpty() || column.getAsInt() < 1) {
            return wholeLine(row, lines);
        }
        int start = offset(row, column.getAsInt(), program, lines);
        int lastRow = Math.max(row, Math.min(endLine.orElse(row), lines.lines()));
        int end = endColumn.isPresent()
                ? offset(lastRow, endColumn.getAsInt(), program, lines)
                : endOfWord(program, start);
        return end > start ? new Span(start, end) : new Span(start, Math.min(program.length(), start + 1));
    }

    private static Span wholeLine(int row, LineMap lines) {
        String text = lines.line(row);
        int indent = text.length() - text.stripLeading().length();
        int start = lines.startOf(row);
        return new Span(
                start + indent, start + Math.max(indent, text.stripTrailing().length()));
    }

    private static int offset(int row, int column, String program, LineMap lines) {
        String text = lines.line(row);
        int within = text.codePointCount(0, text.length()) >= column - 1
                ? text.offsetByCodePoints(0, Math.max(0, column - 1))
                : text.length();
        return Math.min(program.length(), lines.startOf(row) + within);
    }

    private static int endOfWord(String program, int start) {
        int end = start;
        while (end < program.length() && Character.isJavaIdentifierPart(program.charAt(end))) {
            end++;
        }
        return Math.min(program.length(), Math.max(end, start + 1));
    }
}
