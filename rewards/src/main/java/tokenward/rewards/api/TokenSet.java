package tokenward.rewards.api;

import java.util.BitSet;
import java.util.stream.IntStream;

/** Indices of response tokens, counted from 0 at the first sampled token. */
public final class TokenSet {
    private final BitSet tokens;

    private TokenSet(BitSet tokens) {
        this.tokens = tokens;
    }

    /** Returns the set of the given indices. */
    public static TokenSet of(int... tokens) {
        BitSet bits = new BitSet();
        for (int t : tokens) {
            bits.set(t);
        }
        return new TokenSet(bits);
    }

    /** Returns the indices {@code from} (inclusive) to {@code to} (exclusive). */
    public static TokenSet range(int from, int to) {
        BitSet bits = new BitSet();
        bits.set(from, to);
        return new TokenSet(bits);
    }

    /** Returns how many there are. */
    public int size() {
        return tokens.cardinality();
    }

    /** Returns whether there are none. */
    public boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** Returns whether a token is in the set. */
    public boolean contains(int token) {
        return tokens.get(token);
    }

    /** Returns the first token. */
    public int first() {
        if (tokens.isEmpty()) {
            throw new IllegalStateException("an empty token set has no first token");
        }
        return tokens.nextSetBit(0);
    }

    /** Returns the indices in increasing order. */
    public IntStream stream() {
        return tokens.stream();
    }

    /** Returns the tokens in both sets. */
    public TokenSet and(TokenSet other) {
        BitSet both = (BitSet) tokens.clone();
        both.and(other.tokens);
        return new TokenSet(both);
    }

    /** Returns the tokens in either set. */
    public TokenSet or(TokenSet other) {
        BitSet either = (BitSet) tokens.clone();
        either.or(other.tokens);
        return new TokenSet(either);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenSet that && tokens.equals(that.tokens);
    }

    @Override
    public int hashCode() {
        return tokens.hashCode();
    }

    @Override
    public String toString() {
        return tokens.toString();
    }
}
