package tokenward.engine.ppo;

/** Statistics of a mini-batch as sums over its tokens, so that micro-batches add up; divided by {@code tokens} when read. */
public final class LossSums {
    double policy;
    double value;
    double entropy;
    double ratio;
    double squaredLogRatio;
    double k3;
    long clipped;
    long valueClipped;
    long tokens;

    /** Returns the mean clipped policy loss. */
    public double policyLoss() {
        return policy / tokens;
    }

    /** Returns half the mean clipped squared value error. */
    public double valueLoss() {
        return value / tokens;
    }

    /** Returns the mean entropy in nats. */
    public double meanEntropy() {
        return entropy / tokens;
    }

    /** Returns the mean probability ratio; 1 on the first mini-batch. */
    public double meanRatio() {
        return ratio / tokens;
    }

    /** Returns {@code 1/2 mean (lp - old)^2}, TRL's approximation of the KL to the rollout policy. */
    public double approximateKl() {
        return squaredLogRatio / tokens;
    }

    /** Returns the k3 estimate of the KL to the rollout policy. */
    public double approximateKlK3() {
        return k3 / tokens;
    }

    /** Returns the share of tokens whose policy loss was clipped. */
    public double clipFraction() {
        return (double) clipped / tokens;
    }

    /** Returns the share of tokens whose value loss was clipped. */
    public double valueClipFraction() {
        return (double) valueClipped / tokens;
    }

    /** Returns the number of tokens N. */
    public long tokens() {
        return tokens;
    }

    /** Adds another mini-batch's sums. */
    public void add(LossSums other) {
        policy += other.policy;
        value += other.value;
        entropy += other.entropy;
        ratio += other.ratio;
        squaredLogRatio += other.squaredLogRatio;
        k3 += other.k3;
        clipped += other.clipped;
        valueClipped += other.valueClipped;
        tokens += other.tokens;
    }
}
