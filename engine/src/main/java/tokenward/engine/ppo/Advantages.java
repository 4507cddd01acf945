package tokenward.engine.ppo;

/** Advantages and returns of a batch; rows are ragged, row b has the T_b response tokens of rollout b. */
public final class Advantages {
    private final double[][] advantages;
    private final double[][] returns;

    /**
     * Wraps both without copying.
     *
     * @param advantages {@code A_t}, double[B][T_b]
     * @param returns {@code R_t = A_t + V_t} with the advantages before whitening, double[B][T_b]
     */
    public Advantages(double[][] advantages, double[][] returns) {
        this.advantages = advantages;
        this.returns = returns;
    }

    /** Returns {@code A_t}, double[B][T_b]. */
    public double[][] advantages() {
        return advantages;
    }

    /** Returns {@code R_t}, the value targets, double[B][T_b]. */
    public double[][] returns() {
        return returns;
    }
}
