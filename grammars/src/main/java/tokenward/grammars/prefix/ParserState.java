package tokenward.grammars.prefix;

import org.jspecify.annotations.Nullable;

/** What a parser has read so far, immutable. Terminals are token types; 0 is the end of the text. */
interface ParserState {
    /** A parser that takes everything: for reading words without their grammar. */
    ParserState ANYTHING = new ParserState() {
        @Override
        public ParserState shift(int terminal) {
            return this;
        }

        @Override
        public boolean canShift(int terminal) {
            return true;
        }
    };

    /** Returns the state after a terminal, or null when no sentence goes on with it. */
    @Nullable
    ParserState shift(int terminal);

    /** Returns whether some sentence goes on with a terminal. */
    boolean canShift(int terminal);
}
