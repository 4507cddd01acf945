package tokenward.experiments.starter;

import java.util.random.RandomGenerator;

/** Where a composition belongs. */
enum Split {
    /** Two compositions of three, and every single step. */
    TRAIN,
    /** For choosing settings and checkpoints. */
    VALIDATION,
    /** For reporting. */
    TEST;

    /** Draws a split. */
    static Split deal(RandomGenerator random) {
        double chance = random.nextDouble();
        return chance < 0.66 ? TRAIN : chance < 0.78 ? VALIDATION : TEST;
    }
}
