package tokenward.experiments.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void an_interval_is_that_of_student() {
        // Mean 3, standard deviation sqrt(2.5), t of 4 degrees of freedom at 0.975 is 2.7764 (table).
        Interval interval = Statistics.confidence(new double[] {1, 2, 3, 4, 5}, 0.95);

        assertThat(interval.middle()).isCloseTo(3, within(1e-12));
        assertThat(interval.reach()).isCloseTo(2.776445 * Math.sqrt(2.5 / 5), within(1e-5));
        assertThat(interval.runs()).isEqualTo(5);
        assertThat(interval.isSymmetric()).isTrue();
    }

    @Test
    void one_number_has_no_spread() {
        assertThat(Statistics.confidence(new double[] {0.7}, 0.95).hasSpread()).isFalse();
    }

    @Test
    void differences_of_one_sign_are_as_significant_as_the_resamples_allow() {
        Statistics.Test test = Statistics.pairedBootstrap(
                new double[] {0.1, 0.2, 0.15, 0.12, 0.3}, 1000, 0.95, new SplittableRandom(1));

        assertThat(test.p()).isCloseTo(1e-3, within(1e-12));
        assertThat(test.difference().middle()).isCloseTo(0.174, within(1e-12));
        assertThat(test.difference().excludes(0)).isTrue();
    }

    @Test
    void differences_that_cancel_are_not_significant() {
        Statistics.Test test =
                Statistics.pairedBootstrap(new double[] {0.1, -0.1, 0.2, -0.2}, 2000, 0.95, new SplittableRandom(1));

        assertThat(test.p()).isGreaterThan(0.5);
        assertThat(test.difference().low()).isLessThan(0);
        assertThat(test.difference().high()).isGreaterThan(0);
    }

    @Test
    void the_interval_of_many_pairs_approaches_that_of_the_normal_distribution() {
        SplittableRandom random = new SplittableRandom(7);
        double[] differences = random.doubles(400, -1, 1.2).toArray();

        Interval resampled = Statistics.pairedBootstrap(differences, 4000, 0.95, new SplittableRandom(2))
                .difference();
        Interval student = Statistics.confidence(differences, 0.95);

        assertThat(resampled.low()).isCloseTo(student.low(), within(0.01));
        assertThat(resampled.high()).isCloseTo(student.high(), within(0.01));
    }
}
