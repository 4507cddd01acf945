package tokenward.grammars.prefix.scan;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.prefix.lex.ByteDfa;
import tokenward.grammars.prefix.lex.LexerRule.ModeMove;
import tokenward.grammars.prefix.lex.Lexicon;

/**
 * What can be said of where a scanner stands without reading on.
 *
 * @param at the scanner; not changed
 */
public record Outlook(Scanner at) {
    /** Returns what can be known of the next bytes' words without asking the parser. */
    public Situation situation() {
        Modes modes = at.modes();
        Modes below = modes.below();
        boolean fenced = modes.fence() != 0 || (below != null && below.fence() != 0);
        return new Situation(
                at.state(),
                modes.mode(),
                modes.fence(),
                below == null ? -1 : below.mode(),
                below == null ? 0 : below.fence(),
                below != null && below.below() != null,
                fenced ? at.quotes() : 0,
                modes.isBottom() && at.line().fresh());
    }

    /** Returns whether the parser has a say in what a word in some state can become here; it has none between words. */
    public boolean mustAsk(int inState) {
        if (inState == ByteDfa.DEAD) {
            return false;
        }
        long[] reach = lexicon().dfa().reach(inState);
        Layout layout = layout();
        boolean uncounted = layout != null && Scanner.has(reach, layout.newline()) && at.isUncounted(layout.newline());
        return !Scanner.has(reach, lexicon().types()) && !uncounted;
    }

    /** Returns how many more bytes may be read before the word can no longer have ended where it last could. */
    public int patience() {
        return at.words().isCommitted(at.word().accepted) ? 0 : at.word().patience();
    }

    /** Returns whether the word could become one that ends the line. */
    public boolean canEndLine() {
        Layout layout = layout();
        return !at.isBetweenWords()
                && layout != null
                && Scanner.has(lexicon().dfa().reach(at.state()), layout.newline());
    }

    /** Returns the type of the word that the present bytes are, as they stand; negative when they are none. */
    public int acceptedType() {
        OpenWord word = at.word();
        return word.accepted < 0 || word.tailLength > 0
                ? -1
                : lexicon().rule(word.accepted).type();
    }

    /** Returns whether a line has begun and nothing but blanks stands in it. */
    public boolean isIndented() {
        return at.isInFreshLine() && (at.line().column() > 0 || at.line().joinedColumn() > 0);
    }

    /** Returns whether the next word would be a line's first. */
    public boolean isAtLineStart() {
        Layout layout = layout();
        return at.isBetweenWords()
                ? at.isInFreshLine()
                : layout != null
                        && acceptedType() == layout.newline()
                        && at.modes().isBottom();
    }

    /** Returns the mode in which the next word will be read, once the present one has ended. */
    public int modeOfNext() {
        Modes next = at.modes();
        if (at.canBeShorter()) {
            for (ModeMove move : lexicon().rule(at.word().accepted).moves()) {
                next = at.words().move(next, move);
            }
        }
        return next.mode();
    }

    /** Returns the scanner as if the present word had ended where it last could; empty when nothing follows then. */
    public Optional<Scanner> shorter() {
        if (!at.canBeShorter()) {
            return Optional.empty();
        }
        Scanner shorter = at.copy();
        return shorter.endEarlier() ? Optional.of(shorter) : Optional.empty();
    }

    /** Returns the scanner as it would be if the present word ended where it last could. */
    public Scanner settled() {
        Scanner read = at;
        while (read.tailLength() > 0 && read.canBeShorter()) {
            read = read.copy();
            if (!read.endEarlier()) {
                return at;
            }
        }
        return read;
    }

    private Lexicon lexicon() {
        return at.words().lexicon();
    }

    private @Nullable Layout layout() {
        return at.words().layout();
    }
}
