package tokenward.engine.model;

/**
 * What a model says about response tokens. Rows are ragged: row b has the T_b response tokens of sequence b. The value
 * and the log-probability of token t come from the same position, one left of the token.
 *
 * <p>Holds its arrays without copying: a bulk carrier between model and loss, not to be written to by readers.
 */
public final class TokenScores {
    private final float[][] logProbs;
    private final float[][] entropies;
    private final float[][] values;
    private final float[] lastValues;

    /**
     * Wraps scores.
     *
     * @param logProbs {@code log pi(token t | prefix)} at the stated temperature, float[B][T_b]
     * @param entropies entropy of the same distributions, nats, float[B][T_b]
     * @param values {@code V(s_t)} before token t, float[B][T_b]; zeros without a critic
     * @param lastValues {@code V(s_T)} after the last token, for truncated rollouts, float[B]
     */
    public TokenScores(float[][] logProbs, float[][] entropies, float[][] values, float[] lastValues) {
        this.logProbs = logProbs;
        this.entropies = entropies;
        this.values = values;
        this.lastValues = lastValues;
    }

    /** Returns {@code log pi(token t | prefix)}, float[B][T_b]. */
    public float[][] logProbs() {
        return logProbs;
    }

    /** Returns entropies in nats, float[B][T_b]. */
    public float[][] entropies() {
        return entropies;
    }

    /** Returns {@code V(s_t)}, float[B][T_b]. */
    public float[][] values() {
        return values;
    }

    /** Returns {@code V(s_T)}, float[B]. */
    public float[] lastValues() {
        return lastValues;
    }
}
