package tokenward.grammars.prefix.scan;

import tokenward.grammars.prefix.lex.ByteDfa;

/**
 * The word being read: how far the automaton has come in it, and where it could last have ended. Mutable; read byte by
 * byte, so that its scanner looks at the fields themselves.
 */
final class OpenWord {
    /** How many bytes a word may run on past the last place where it could have ended. */
    private static final int LONGEST_TAIL = 8;

    /** State of the automaton; {@link ByteDfa#DEAD} between words. */
    int state;

    int start;

    /** Rule of the lexer by which it could last have ended, negative when it could not. */
    int accepted = -1;

    /** Where that was. */
    int acceptedEnd;

    /** Bytes read since, the first in the lowest bits. */
    long tail;

    int tailLength;

    /** A terminal that the parser took when it was last asked what the word may become. */
    int witness = -1;

    OpenWord(int state) {
        this.state = state;
    }

    OpenWord copy() {
        OpenWord that = new OpenWord(state);
        that.start = start;
        that.accepted = accepted;
        that.acceptedEnd = acceptedEnd;
        that.tail = tail;
        that.tailLength = tailLength;
        that.witness = witness;
        return that;
    }

    boolean isNone() {
        return state == ByteDfa.DEAD;
    }

    void begin(int at) {
        start = at;
        witness = -1;
    }

    void accept(int rule, int end) {
        accepted = rule;
        acceptedEnd = end;
        tailLength = 0;
    }

    /** Reads a byte with which it cannot end; a committed word does not look back. */
    void runOn(int b, boolean committed) {
        if (tailLength == LONGEST_TAIL || committed) {
            accepted = -1;
            tailLength = 0;
        } else {
            tail = tailLength == 0 ? b : tail | (long) b << (8 * tailLength);
            tailLength++;
        }
    }

    void end() {
        state = ByteDfa.DEAD;
        accepted = -1;
        tailLength = 0;
        witness = -1;
    }

    /** How many more bytes may be read before it can no longer have ended where it last could. */
    int patience() {
        return LONGEST_TAIL - tailLength;
    }

    boolean canBeShorter() {
        return state != ByteDfa.DEAD && accepted >= 0;
    }

    boolean sameAs(OpenWord that) {
        return state == that.state
                && accepted == that.accepted
                && tailLength == that.tailLength
                && (tailLength == 0 || tail == that.tail);
    }
}
