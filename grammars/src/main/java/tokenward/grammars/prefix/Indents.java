package tokenward.grammars.prefix;

import org.jspecify.annotations.Nullable;

/**
 * Indentation of the open blocks, innermost first; an immutable linked stack. Indentation is measured twice, with tabs
 * to the next multiple of eight and with tabs of one column; where the two disagree, it depends on the width of a tab.
 *
 * @param column with tabs of eight
 * @param narrow with tabs of one
 * @param below the block around this one
 */
record Indents(int column, int narrow, @Nullable Indents below) {
    /** Outside all blocks. */
    static final Indents NONE = new Indents(0, 0, null);

    @Override
    public boolean equals(@Nullable Object other) {
        Indents a = this;
        Indents b = other instanceof Indents indents ? indents : null;
        while (a != b) {
            if (a == null || b == null || a.column != b.column || a.narrow != b.narrow) {
                return false;
            }
            a = a.below;
            b = b.below;
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (Indents i = this; i != null; i = i.below) {
            hash = 31 * (31 * hash + i.column) + i.narrow;
        }
        return hash;
    }
}
