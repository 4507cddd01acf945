package tokenward.rewards.api;

import java.util.Arrays;

/** A reward for every response token, float[T]; 0 where nothing was earned. Immutable. */
public final class TokenRewards {
    private final float[] rewards;

    private TokenRewards(float[] rewards) {
        this.rewards = rewards;
    }

    /** Wraps a copy of the rewards, float[T]. */
    public static TokenRewards of(float... rewards) {
        return new TokenRewards(rewards.clone());
    }

    /** Rounds rewards computed in double, double[T]. */
    public static TokenRewards of(double[] rewards) {
        float[] rounded = new float[rewards.length];
        for (int t = 0; t < rewards.length; t++) {
            rounded[t] = (float) rewards[t];
        }
        return new TokenRewards(rounded);
    }

    /** Returns no reward for any of {@code length} tokens. */
    public static TokenRewards zero(int length) {
        return new TokenRewards(new float[length]);
    }

    /** Returns the number of tokens T. */
    public int length() {
        return rewards.length;
    }

    /** Returns the reward of token t. */
    public float at(int t) {
        return rewards[t];
    }

    /** Returns a copy, float[T]. */
    public float[] toArray() {
        return rewards.clone();
    }

    /** Returns the sum over tokens, added in double. */
    public double sum() {
        double sum = 0;
        for (float r : rewards) {
            sum += r;
        }
        return sum;
    }

    /** Returns the token-wise sum of both. */
    public TokenRewards plus(TokenRewards other) {
        if (other.rewards.length != rewards.length) {
            throw new IllegalArgumentException(
                    "rewards of " + rewards.length + " tokens cannot be added to those of " + other.rewards.length);
        }
        float[] sum = new float[rewards.length];
        for (int t = 0; t < sum.length; t++) {
            sum[t] = rewards[t] + other.rewards[t];
        }
        return new TokenRewards(sum);
    }

    /** Returns every reward times a weight. */
    public TokenRewards times(double weight) {
        float[] scaled = new float[rewards.length];
        for (int t = 0; t < scaled.length; t++) {
            scaled[t] = (float) (rewards[t] * weight);
        }
        return new TokenRewards(scaled);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenRewards that && Arrays.equals(rewards, that.rewards);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rewards);
    }

    @Override
    public String toString() {
        return Arrays.toString(rewards);
    }
}
