package tokenward.grammars.prefix.scan;

/**
 * Where a text stopped being the beginning of a sentence.
 *
 * @param from where what cannot stand there begins
 * @param to where it ends
 * @param inside the automaton's state inside a word that could not go on; otherwise one of the constants
 */
public record Death(int from, int to, int inside) {
    /** Of a word that was whole, or of a byte that begins none. */
    static final int OUTSIDE = 0;

    /** Of an indentation that no open block has. */
    static final int OF_INDENTATION = -1;

    public Death {
        to = Math.max(to, from);
    }

    /** Returns whether no open block has the indentation. */
    public boolean isOfIndentation() {
        return inside == OF_INDENTATION;
    }
}
