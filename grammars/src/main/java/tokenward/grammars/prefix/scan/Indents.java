package tokenward.grammars.prefix.scan;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
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

    /**
     * Returns blanks that stand for this block, or for one around it, or for one more inside.
     *
     * @param deeper blocks further in; negative for those further out
     */
    byte[] blanks(int deeper) {
        Indents block = this;
        for (int i = deeper; i < 0; i++) {
            block = Objects.requireNonNull(block.below());
        }
        StringBuilder blanks = new StringBuilder();
        for (int tabs = 0; 8 * tabs <= block.column(); tabs++) {
            int last = block.column() - 8 * tabs;
            int before = block.narrow() - tabs - last;
            if (before >= 0 && before <= 7 * tabs) {
                for (int t = 0; t < tabs; t++) {
                    int spaces = Math.min(7, before);
                    blanks.append(" ".repeat(spaces)).append('\t');
                    before -= spaces;
                }
                blanks.append(" ".repeat(last + Math.max(0, deeper)));
                break;
            }
        }
        return blanks.toString().getBytes(StandardCharsets.US_ASCII);
    }

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
