package tokenward.engine.rollout;

/**
 * Random numbers keyed by where they are used: seed, update, prompt, sample, position. A draw depends on its key alone,
 * so batching, threads and resuming never change a sample.
 *
 * @see "Salmon et al. 2011, Parallel random numbers: as easy as 1, 2, 3; the mixing function is that of SplitMix64
 *     (Steele et al. 2014)"
 */
public final class Uniforms {
    private final long key;

    private Uniforms(long key) {
        this.key = key;
    }

    /** Returns the numbers of a named purpose under an experiment's seed. */
    public static Uniforms of(long seed, String purpose) {
        long key = mix(seed);
        for (int i = 0; i < purpose.length(); i++) {
            key = mix(key ^ purpose.charAt(i));
        }
        return new Uniforms(key);
    }

    /** Returns the numbers below one more coordinate, such as the update or the prompt. */
    public Uniforms at(long coordinate) {
        return new Uniforms(mix(key ^ mix(coordinate)));
    }

    /** Returns 64 bits for a position. */
    public long bits(long position) {
        return mix(key ^ mix(position));
    }

    /** Returns a number in [0, 1) for a position, with 53 random bits. */
    public double uniform(long position) {
        return (bits(position) >>> 11) * 0x1p-53;
    }

    private static long mix(long x) {
        long z = x + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
