package tokenward.experiments.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tokenward.rewards.value.PyValue;

class OracleTest {
    private static final PyValue NO_INPUT = PyValue.list();

    @Test
    void floats_have_a_tolerance_and_ints_have_none() {
        assertThat(accepts(Oracle.EQUAL, PyValue.of(0.1 + 0.2), PyValue.of(0.3)))
                .isTrue();
        assertThat(accepts(Oracle.EQUAL, PyValue.of(0.31), PyValue.of(0.3))).isFalse();
        assertThat(accepts(Oracle.EQUAL, floats(1.0000001, 2), floats(1, 2))).isTrue();
        assertThat(accepts(Oracle.EQUAL, floats(1.0000001), floats(1, 2))).isFalse();
        assertThat(accepts(Oracle.EQUAL, PyValue.tuple(PyValue.of(1.0000001)), floats(1)))
                .isFalse();
        assertThat(accepts(Oracle.EQUAL, PyValue.of(3), PyValue.of(3.0))).isTrue();
        assertThat(accepts(Oracle.EQUAL, PyValue.of(Double.NaN), PyValue.of(Double.NaN)))
                .isFalse();
    }

    @Test
    void nothing_finite_is_close_to_infinity() {
        double infinity = Double.POSITIVE_INFINITY;

        assertThat(accepts(Oracle.EQUAL, PyValue.of(infinity), PyValue.of(infinity)))
                .isTrue();
        assertThat(accepts(Oracle.EQUAL, PyValue.of(5.0), PyValue.of(infinity))).isFalse();
        assertThat(accepts(Oracle.EQUAL, floats(1, 2), floats(1, -infinity))).isFalse();
        assertThat(Oracle.EQUAL.accepts(
                        NO_INPUT,
                        new PyValue.Complex(1, 1),
                        new PyValue.Complex(infinity, 0),
                        1e-4,
                        1e-4,
                        Profile.STRICT))
                .isFalse();
    }

    @Test
    void a_tolerance_once_raised_stays_raised_only_under_evalplus() {
        assertThat(Oracle.tolerance(0, PyValue.of(1.5))).isEqualTo(1e-6);
        assertThat(Oracle.tolerance(0, PyValue.of(1))).isZero();
        assertThat(Oracle.tolerance(1e-4, PyValue.of(1.5))).isEqualTo(1e-4);
    }

    @Test
    void some_tasks_compare_as_sets() {
        PyValue expected = PyValue.tuple(PyValue.of(4), PyValue.of(5));

        assertThat(accepts(Oracle.SAME_ITEMS, PyValue.list(PyValue.of(5), PyValue.of(4), PyValue.of(4)), expected))
                .isTrue();
        assertThat(accepts(Oracle.SAME_ITEMS, PyValue.list(PyValue.of(5)), expected))
                .isFalse();
        assertThat(accepts(Oracle.SAME_ITEMS, PyValue.of(5), expected)).isFalse();
        assertThat(accepts(Oracle.SAME_ITEMS, PyValue.list(PyValue.list()), PyValue.list(PyValue.list())))
                .isFalse();
    }

    @Test
    void some_tasks_only_ask_whether_there_is_a_result() {
        PyValue match = new PyValue.Opaque("Match");

        assertThat(accepts(Oracle.SOME_OR_NONE, PyValue.of(true), match)).isTrue();
        assertThat(accepts(Oracle.SOME_OR_NONE, PyValue.of("found"), match)).isTrue();
        assertThat(accepts(Oracle.SOME_OR_NONE, PyValue.None.NONE, match)).isFalse();
        assertThat(accepts(Oracle.SOME_OR_NONE, PyValue.of(false), PyValue.None.NONE))
                .isTrue();
    }

    @Test
    void second_answers_count_where_the_words_allow_them() {
        PyValue twoNumbers = PyValue.list(PyValue.of(3), PyValue.of(4));

        assertThat(Oracle.PYRAMID.accepts(twoNumbers, PyValue.of(35), PyValue.of(33), 0, 0, Profile.STRICT))
                .as("9 + 6 * sqrt(2.25 + 16) rounds to 35")
                .isTrue();
        assertThat(Oracle.PADDED_DIGITS.accepts(
                        PyValue.list(PyValue.of(100), PyValue.of(7)),
                        PyValue.of(8),
                        PyValue.of(6),
                        0,
                        0,
                        Profile.STRICT))
                .as("100 and 007: 1 + 0 + 7")
                .isTrue();
        assertThat(accepts(Oracle.OR_ZERO, PyValue.of(0), PyValue.of(6))).isTrue();
    }

    @Test
    void the_task_nobody_can_fail_still_wants_a_truth_value_under_strict() {
        assertThat(Oracle.ANYTHING.accepts(NO_INPUT, PyValue.of("?"), PyValue.of(true), 0, 0, Profile.EVALPLUS))
                .isTrue();
        assertThat(Oracle.ANYTHING.accepts(NO_INPUT, PyValue.of("?"), PyValue.of(true), 0, 0, Profile.STRICT))
                .isFalse();
        assertThat(Oracle.ANYTHING.accepts(NO_INPUT, PyValue.of(false), PyValue.of(true), 0, 0, Profile.STRICT))
                .isTrue();
    }

    @Test
    void a_root_is_one_when_the_polynomial_vanishes() {
        PyValue polynomial = PyValue.list(floats(-4, 0, 1));

        assertThat(Oracle.ROOT.accepts(polynomial, PyValue.of(-2.0), PyValue.of(2.0), 1e-4, 1e-4, Profile.STRICT))
                .isTrue();
        assertThat(Oracle.ROOT.accepts(polynomial, PyValue.of(1.0), PyValue.of(2.0), 1e-4, 1e-4, Profile.STRICT))
                .isFalse();
    }

    private static boolean accepts(Oracle oracle, PyValue output, PyValue expected) {
        return oracle.accepts(NO_INPUT, output, expected, 0, Oracle.tolerance(0, expected), Profile.STRICT);
    }

    private static PyValue floats(double... values) {
        return new PyValue.ListOf(
                java.util.Arrays.stream(values).mapToObj(PyValue::of).toList());
    }
}
