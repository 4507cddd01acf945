package tokenward.rewards.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PyEqualityTest {
    private static final PyValue NAN = PyValue.of(Double.NaN);

    @Test
    void one_is_one_point_zero_is_true() {
        assertEqual(PyValue.of(1), PyValue.of(1.0));
        assertEqual(PyValue.of(true), PyValue.of(1));
        assertEqual(PyValue.of(false), PyValue.of(-0.0));
        assertEqual(new PyValue.Complex(2, 0), PyValue.of(2));
        assertDiffer(new PyValue.Complex(2, 1), PyValue.of(2));
    }

    @Test
    void int_and_float_compare_exactly() {
        PyValue big = new PyValue.Int(BigInteger.TWO.pow(53).add(BigInteger.ONE));

        assertDiffer(big, PyValue.of(0x1p53));
        assertEqual(new PyValue.Int(BigInteger.TWO.pow(1023)), PyValue.of(0x1p1023));
        assertDiffer(PyValue.of(1), PyValue.of(Double.POSITIVE_INFINITY));
        assertDiffer(new PyValue.Int(BigInteger.TEN.pow(400)), PyValue.of(Double.POSITIVE_INFINITY));
    }

    @Test
    void nan_equals_nothing_even_inside_a_list() {
        assertThat(PyEquality.equal(NAN, NAN)).isFalse();
        assertThat(PyEquality.equal(PyValue.list(NAN), PyValue.list(NAN))).isFalse();
    }

    @Test
    void kinds_of_sequences_and_texts_stay_apart() {
        assertDiffer(PyValue.list(PyValue.of(1)), PyValue.tuple(PyValue.of(1)));
        assertDiffer(PyValue.of("a"), new PyValue.Bytes("a", false));
        assertEqual(new PyValue.Bytes("a", true), new PyValue.Bytes("a", false));
        assertDiffer(PyValue.of(0), PyValue.None.NONE);
        assertDiffer(PyValue.of(0), PyValue.of(""));
    }

    @Test
    void sets_and_dicts_have_no_order_and_share_numbers() {
        assertEqual(set(false, PyValue.of(1), PyValue.of("a")), set(true, PyValue.of("a"), PyValue.of(1.0)));
        assertDiffer(set(false, PyValue.of(1)), set(false, PyValue.of(1), PyValue.of(2)));
        assertEqual(
                dict(PyValue.of(1), PyValue.of("x"), PyValue.of(2), PyValue.of("y")),
                dict(PyValue.of(2.0), PyValue.of("y"), PyValue.of(true), PyValue.of("x")));
        assertDiffer(dict(PyValue.of(1), PyValue.of("x")), dict(PyValue.of(1), PyValue.of("y")));
    }

    @Test
    void what_only_has_a_name_equals_nothing() {
        PyValue opaque = new PyValue.Opaque("E");

        assertThat(PyEquality.equal(opaque, opaque)).isFalse();
        assertThat(PyEquality.equal(opaque, PyValue.of(3))).isFalse();
    }

    private static PyValue set(boolean frozen, PyValue... items) {
        return new PyValue.SetOf(List.of(items), frozen);
    }

    private static PyValue dict(PyValue... items) {
        List<PyValue.Entry> entries = new java.util.ArrayList<>();
        for (int i = 0; i < items.length; i += 2) {
            entries.add(new PyValue.Entry(items[i], items[i + 1]));
        }
        return new PyValue.DictOf(entries);
    }

    @Test
    @Timeout(20)
    void no_program_can_choose_keys_that_collide() {
        List<PyValue> keys = new ArrayList<>();
        for (int i = 0; i < 1 << 18; i++) {
            StringBuilder text = new StringBuilder();
            for (int bit = 0; bit < 18; bit++) {
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB"); // texts with one hash in Java
            }
            keys.add(PyValue.of(text.toString()));
        }

        assertThat(PyEquality.equalSets(keys, keys.reversed())).isTrue();
    }

    private static void assertEqual(PyValue a, PyValue b) {
        assertThat(PyEquality.equal(a, b)).as("%s == %s", a, b).isTrue();
        assertThat(PyEquality.equal(b, a)).as("%s == %s", b, a).isTrue();
        assertThat(PyEquality.hash(a)).as("hash of %s and %s", a, b).isEqualTo(PyEquality.hash(b));
    }

    private static void assertDiffer(PyValue a, PyValue b) {
        assertThat(PyEquality.equal(a, b)).as("%s == %s", a, b).isFalse();
        assertThat(PyEquality.equal(b, a)).as("%s == %s", b, a).isFalse();
    }
}
