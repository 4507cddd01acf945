package tokenward.engine.ppo;

import tokenward.engine.config.KlConfig;

/**
 * The KL coefficient beta over a run: fixed, or moved towards a target by
 * {@code beta *= 1 + clip(kl / target - 1, -0.2, 0.2) n / horizon}.
 *
 * @see "Ziegler et al. 2019, section 2.2; TRL v0.11 AdaptiveKLController. The target is in nats per sequence"
 */
public final class KlController {
    private static final double ERROR_LIMIT = 0.2;

    private final KlConfig config;
    private double coefficient;

    /** Starts at the configured coefficient. */
    public KlController(KlConfig config) {
        this.config = config;
        this.coefficient = config.coefficient();
    }

    /** Returns beta. */
    public double coefficient() {
        return coefficient;
    }

    /** Puts beta back to where a checkpoint left it. */
    public void restore(double saved) {
        coefficient = saved;
    }

    /**
     * Corrects beta after a batch.
     *
     * @param klPerSequence mean over rollouts of the sum of k1, nats
     * @param rollouts n
     */
    public void observe(double klPerSequence, int rollouts) {
        config.adaptive().ifPresent(adaptive -> {
            double error = Math.max(-ERROR_LIMIT, Math.min(ERROR_LIMIT, klPerSequence / adaptive.target() - 1));
            coefficient *= 1 + error * rollouts / adaptive.horizon();
        });
    }
}
