package tokenward.rewards.world.run;

import java.util.List;
import java.util.random.RandomGenerator;

/** Decides what a world leaves open. */
@FunctionalInterface
public interface Chooser {
    /**
     * Decides one open choice.
     *
     * @param alternatives at least one value
     * @param probabilities one for each alternative; they sum to 1
     * @return the index of the value chosen
     */
    int choose(List<Object> alternatives, List<Double> probabilities);

    /** Draws at random. */
    static Chooser seeded(RandomGenerator random) {
        return (alternatives, probabilities) -> {
            double draw = random.nextDouble();
            for (int i = 0; i < probabilities.size() - 1; i++) {
                draw -= probabilities.get(i);
                if (draw < 0) {
                    return i;
                }
            }
            return probabilities.size() - 1;
        };
    }
}
