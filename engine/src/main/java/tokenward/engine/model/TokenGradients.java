package tokenward.engine.model;

/**
 * Derivatives of a loss with respect to {@link TokenScores}: what the model needs to go on backwards. The loss itself
 * is plain Java over arrays.
 */
public final class TokenGradients {
    private final float[][] logProbs;
    private final float[][] entropies;
    private final float[][] values;

    /**
     * Wraps gradients.
     *
     * @param logProbs dL/d(log-probability), float[B][T_b]
     * @param entropies dL/d(entropy), float[B][T_b]
     * @param values dL/d(value), float[B][T_b]
     */
    public TokenGradients(float[][] logProbs, float[][] entropies, float[][] values) {
        this.logProbs = logProbs;
        this.entropies = entropies;
        this.values = values;
    }

    /** Returns dL/d(log-probability), float[B][T_b]. */
    public float[][] logProbs() {
        return logProbs;
    }

    /** Returns dL/d(entropy), float[B][T_b]. */
    public float[][] entropies() {
        return entropies;
    }

    /** Returns dL/d(value), float[B][T_b]. */
    public float[][] values() {
        return values;
    }
}
