package tokenward.rewards.lint;

import tokenward.grammars.text.LineMap;
import tokenward.grammars.text.Span;

/** Ruff's positions (lines from 1, columns from 1 in code points, end exclusive) as offsets into a program. */
final class Positions {
    private final String program;
    private final LineMap lines;

    Positions(String program) {
        this.program = program;
        this.lines = new LineMap(program);
    }

    /** Returns a span without the line breaks and blanks at its end, unless there is nothing else in it. */
    Span span(int row, int column, int endRow, int endColumn) {
        int start = offset(row, column);
        int end = Math.max(start, offset(endRow, endColumn));
        if (endRow == row) {
            return new Span(start, end);
        }
        int kept = end;
        while (kept > start && Character.isWhitespace(program.charAt(kept - 1))) {
            kept--;
        }
        return new Span(start, kept > start ? kept : end);
    }

    private int offset(int row, int column) {
        if (row > lines.lines()) {
            return program.length();
        }
        int from = lines.startOf(row);
        int to = row < lines.lines() ? lines.startOf(row + 1) : program.length();
        int points = Math.min(column - 1, program.codePointCount(from, to));
        return program.offsetByCodePoints(from, points);
    }
}
