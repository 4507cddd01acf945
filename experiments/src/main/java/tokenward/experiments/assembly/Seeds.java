package tokenward.experiments.assembly;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tokenward.engine.rollout.Uniforms;

/** Generators of named random streams, derived from the experiment's seed. */
final class Seeds {
    private Seeds() {}

    /** Returns a generator that depends on seed and purpose alone. */
    static RandomGenerator generator(long seed, String purpose) {
        return RandomGeneratorFactory.of("L64X128MixRandom")
                .create(Uniforms.of(seed, purpose).bits(0));
    }
}
