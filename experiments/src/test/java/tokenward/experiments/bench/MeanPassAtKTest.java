package tokenward.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tokenward.experiments.problem.Sample;

class MeanPassAtKTest {
    @Test
    void it_is_one_minus_the_chance_that_k_drawn_samples_all_fail() {
        assertThat(tokenward.engine.train.PassAtK.of(5, 2, 1)).isCloseTo(0.4, within(1e-12));
        assertThat(tokenward.engine.train.PassAtK.of(5, 2, 2))
                .as("1 - C(3,2)/C(5,2) = 1 - 3/10")
                .isCloseTo(0.7, within(1e-12));
        assertThat(tokenward.engine.train.PassAtK.of(5, 2, 4)).isEqualTo(1);
        assertThat(tokenward.engine.train.PassAtK.of(200, 0, 100)).isZero();
    }

    @Test
    void problems_weigh_alike_and_broken_samples_count_for_nothing() {
        List<Judged> judged = new ArrayList<>();
        judged.add(judged("a", Verdict.PASS));
        judged.add(judged("a", Verdict.FAIL));
        judged.add(judged("b", Verdict.FAIL));
        judged.add(judged("b", Verdict.BROKEN));

        assertThat(MeanPassAtK.of(judged, 1, Judged::passesBase)).hasValue(0.25);
        assertThat(MeanPassAtK.of(judged, 2, Judged::passesBase)).isEmpty();
        assertThatThrownBy(() -> tokenward.engine.train.PassAtK.of(1, 0, 2)).hasMessageContaining("pass@2");
    }

    private static Judged judged(String task, Verdict verdict) {
        return new Judged(new Sample(task, ""), verdict, Optional.empty(), "");
    }
}
