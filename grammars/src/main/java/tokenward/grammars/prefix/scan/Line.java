package tokenward.grammars.prefix.scan;

/**
 * How far the present line is indented, and the blocks it stands in. Immutable.
 *
 * @param fresh whether nothing but blanks stands in it yet
 * @param joined whether the last thing read joined two lines
 * @param column width of its blanks, with tabs of eight
 * @param narrow the same with tabs of one
 * @param joinedColumn width of the blanks before the first join of a fresh line; 0 when there was none
 * @param indents the open blocks
 */
public record Line(boolean fresh, boolean joined, int column, int narrow, int joinedColumn, Indents indents) {
    /** The first line of a text. */
    static final Line FIRST = new Line(true, false, 0, 0, 0, Indents.NONE);

    /** Returns whether a byte only indents. */
    public static boolean isBlank(int b) {
        return b == ' ' || b == '\t' || b == '\f';
    }

    /** Returns the line with one more blank at its start. */
    Line indentedBy(int blank) {
        return switch (blank) {
            case ' ' -> new Line(fresh, false, column + 1, narrow + 1, joinedColumn, indents);
            case '\t' -> new Line(fresh, false, (column / 8 + 1) * 8, narrow + 1, joinedColumn, indents);
            default -> new Line(fresh, false, 0, 0, joinedColumn, indents);
        };
    }

    /** Returns the line once something stands in it, with the blocks it is in. */
    Line begun(Indents now) {
        return new Line(false, joined, column, narrow, 0, now);
    }

    /** Returns the next line. */
    Line next() {
        return new Line(true, joined, 0, 0, 0, indents);
    }

    /** Returns the line after a break that does not count; the indentation of a fresh line is what stood before it. */
    Line joinedToNext() {
        return new Line(fresh, true, column, narrow, fresh && joinedColumn == 0 ? column : joinedColumn, indents);
    }

    /** Returns the line after a word that joined nothing. */
    Line unjoined() {
        return joined ? new Line(fresh, false, column, narrow, joinedColumn, indents) : this;
    }

    /** Returns the line as if something stood in it. */
    Line notFresh() {
        return fresh ? new Line(false, joined, column, narrow, joinedColumn, indents) : this;
    }

    /** Returns the indentation that counts, with tabs of eight. */
    int wide() {
        return joinedColumn > 0 ? joinedColumn : column;
    }

    /** Returns the indentation that counts, with tabs of one. */
    int thin() {
        return joinedColumn > 0 ? joinedColumn : narrow;
    }

    /** Returns blanks that indent the next line so many blocks deeper, or less deep. */
    public byte[] blanks(int deeper) {
        return indents.blanks(deeper);
    }

    /** What decides how tokens that break and indent lines are read; equal for all lines that have begun alike. */
    public Line forTokens() {
        return new Line(fresh, false, fresh ? column : 0, fresh ? narrow : 0, joinedColumn, indents);
    }
}
