package tokenward.rewards.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    @Test
    void takes_the_pairing_with_the_greatest_sum() {
        assertThat(Assignment.best(new double[][] {{1, 2}, {2, 4}})).containsExactly(0, 1);
        assertThat(Assignment.best(new double[][] {{5, 4}, {4, 1}})).containsExactly(1, 0);
    }

    @Test
    void leaves_rows_over_when_there_are_too_many() {
        assertThat(Assignment.best(new double[][] {{1}, {3}, {2}})).containsExactly(-1, 0, -1);
        assertThat(Assignment.best(new double[][] {})).isEmpty();
    }

    @Test
    void is_as_good_as_trying_every_pairing() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
        for (int n = 0; n < 200; n++) {
            double[][] gain = new double[1 + random.nextInt(4)][1 + random.nextInt(5)];
            for (double[] row : gain) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = random.nextInt(10);
                }
            }
            double sum = 0;
            int[] columns = Assignment.best(gain);
            for (int i = 0; i < columns.length; i++) {
                sum += columns[i] < 0 ? 0 : gain[i][columns[i]];
            }

            assertThat(sum).as("case %d", n).isCloseTo(exhaustive(gain, 0, 0), within(1e-9));
        }
    }

    private static double exhaustive(double[][] gain, int row, int taken) {
        if (row == gain.length) {
            return 0;
        }
        double best = exhaustive(gain, row + 1, taken);
        for (int j = 0; j < gain[row].length; j++) {
            if ((taken >> j & 1) == 0) {
                best = Math.max(best, gain[row][j] + exhaustive(gain, row + 1, taken | 1 << j));
            }
        }
        return best;
    }
}
