package tokenward.experiments.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tokenward.experiments.measure.Curve.Point;

class CurveTest {
    private static final Curve CURVE =
            new Curve(List.of(new Point(0, 0.2), new Point(10, 0.5), new Point(20, 0.4), new Point(30, 0.8)));

    @Test
    void a_level_is_reached_where_it_first_is() {
        assertThat(CURVE.reaches(0.45)).hasValue(10);
        assertThat(CURVE.reaches(0.9)).isEmpty();
    }

    @Test
    void its_first_last_best_and_mean_are_what_they_say() {
        assertThat(CURVE.first()).hasValue(0.2);
        assertThat(CURVE.last()).hasValue(0.8);
        assertThat(CURVE.best()).hasValue(0.8);
        assertThat(CURVE.mean().orElseThrow()).isCloseTo(0.475, within(1e-12));
    }

    @Test
    void over_another_series_each_number_stands_at_the_latest_known_place() {
        Curve tokens =
                new Curve(List.of(new Point(1, 100), new Point(10, 1000), new Point(20, 2100), new Point(30, 3100)));

        assertThat(CURVE.over(tokens).points())
                .containsExactly(new Point(1000, 0.5), new Point(2100, 0.4), new Point(3100, 0.8));
    }

    @Test
    void smoothing_averages_neighbours_and_leaves_a_line_as_it_is() {
        Curve line = new Curve(List.of(new Point(0, 1), new Point(1, 3), new Point(2, 5), new Point(3, 7)));

        assertThat(CURVE.smooth(1).points().get(1).y()).isCloseTo((0.2 + 0.5 + 0.4) / 3, within(1e-12));
        for (int i = 0; i < 4; i++) {
            assertThat(line.smooth(2).points().get(i).y()).isCloseTo(1 + 2.0 * i, within(1e-12));
        }
    }

    @Test
    void correlation_is_one_with_itself_and_minus_one_with_its_mirror() {
        Curve mirror = new Curve(CURVE.points().stream()
                .map(point -> new Point(point.x(), 3 - 2 * point.y()))
                .toList());

        assertThat(CURVE.correlation(CURVE).orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(CURVE.correlation(mirror).orElseThrow()).isCloseTo(-1, within(1e-12));
        assertThat(CURVE.correlation(new Curve(List.of(new Point(0, 1), new Point(10, 1)))))
                .isEmpty();
    }

    @Test
    void between_points_it_is_the_line_through_them_and_outside_it_is_nothing() {
        assertThat(CURVE.between(10)).hasValue(0.5);
        assertThat(CURVE.between(5).orElseThrow()).isCloseTo(0.35, within(1e-12));
        assertThat(CURVE.between(31)).isEmpty();
        assertThat(CURVE.between(-1)).isEmpty();
    }

    @Test
    void points_that_do_not_increase_are_refused() {
        assertThatThrownBy(() -> new Curve(List.of(new Point(1, 0), new Point(1, 1))))
                .hasMessageContaining("x must increase");
    }
}
