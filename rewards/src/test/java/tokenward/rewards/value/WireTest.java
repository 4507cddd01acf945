package tokenward.rewards.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WireTest {
    static final PyValue EVERYTHING = PyValue.list(
            PyValue.None.NONE,
            PyValue.of(true),
            PyValue.of(-1),
            PyValue.of(Long.MIN_VALUE),
            new PyValue.Int(BigInteger.TWO.pow(200).negate()),
            new PyValue.Int(BigInteger.TWO.pow(63)),
            PyValue.of(-0.0),
            new PyValue.Complex(1.5, -2),
            PyValue.of("zoë 😀"),
            PyValue.of("lone \ud800"),
            new PyValue.Bytes("\u0000ÿ", false),
            new PyValue.Bytes("ab", true),
            PyValue.tuple(PyValue.of(1)),
            new PyValue.SetOf(List.of(PyValue.of(1)), false),
            new PyValue.SetOf(List.of(PyValue.of("x")), true),
            new PyValue.DictOf(List.of(new PyValue.Entry(PyValue.of(1), PyValue.list()))));

    @Test
    void every_kind_of_value_comes_back() {
        assertThat(WireReader.read(WireWriter.toBytes(EVERYTHING))).isEqualTo(EVERYTHING);
    }

    @Test
    void every_cut_and_every_flipped_byte_is_a_value_or_malformed() {
        byte[] raw = WireWriter.toBytes(EVERYTHING);
        SplittableRandom random = new SplittableRandom(1);

        for (int cut = 0; cut < raw.length; cut++) {
            byte[] head = java.util.Arrays.copyOf(raw, cut);
            assertThatThrownBy(() -> WireReader.read(head)).isInstanceOf(MalformedValueException.class);
        }
        for (int i = 0; i < 5000; i++) {
            byte[] broken = raw.clone();
            broken[random.nextInt(raw.length)] = (byte) random.nextInt();
            assertReadsOrIsMalformed(broken);
        }
    }

    @Test
    void nesting_has_an_end() {
        byte[] deep = new byte[5 * 300 + 1];
        for (int i = 0; i < 300; i++) {
            deep[5 * i] = 'l';
            deep[5 * i + 1] = 1;
        }
        deep[1500] = 'N';

        assertThatThrownBy(() -> WireReader.read(deep)).hasMessageContaining("nested deeper");
    }

    private static void assertReadsOrIsMalformed(byte[] raw) {
        try {
            assertThat(WireReader.read(raw)).isNotNull();
        } catch (MalformedValueException e) {
            assertThat(e).hasMessageMatching(".+");
        }
    }
}
