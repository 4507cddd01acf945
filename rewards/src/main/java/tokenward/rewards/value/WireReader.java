package tokenward.rewards.value;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads values in the tagged format of {@code wire.py}. The bytes may be forged: every length is checked against what
 * is left, and nesting is bounded, so reading costs no more than a small multiple of the bytes.
 */
public final class WireReader {
    private static final int MAX_DEPTH = 202;

    private final byte[] raw;
    private final int end;
    private int at;

    private WireReader(byte[] raw, int start, int end) {
        this.raw = raw;
        this.at = start;
        this.end = end;
    }

    /**
     * Reads the one value in a whole array.
     *
     * @throws MalformedValueException when the bytes are no value
     */
    public static PyValue read(byte[] raw) {
        return read(raw, 0, raw.length);
    }

    /**
     * Reads the one value between two offsets.
     *
     * @throws MalformedValueException when the bytes are no value
     */
    public static PyValue read(byte[] raw, int start, int end) {
        WireReader reader = new WireReader(raw, start, end);
        PyValue value = reader.take(0);
        if (reader.at != end) {
            throw new MalformedValueException((end - reader.at) + " bytes after the value");
        }
        return value;
    }

    private PyValue take(int depth) {
        if (depth > MAX_DEPTH) {
            throw new MalformedValueException("nested deeper than " + MAX_DEPTH);
        }
        need(1);
        char tag = (char) raw[at++];
        return switch (tag) {
            case 'N' -> PyValue.None.NONE;
            case 'T' -> new PyValue.Bool(true);
            case 'F' -> new PyValue.Bool(false);
            case 'i' -> new PyValue.Int(BigInteger.valueOf(takeLong()));
            case 'I' -> new PyValue.Int(takeDigits());
            case 'd' -> new PyValue.Real(Double.longBitsToDouble(takeLong()));
            case 'c' -> new PyValue.Complex(Double.longBitsToDouble(takeLong()), Double.longBitsToDouble(takeLong()));
            case 's', 'u' -> new PyValue.Str(takeText(tag));
            case 'b', 'a' -> new PyValue.Bytes(takeLatin(), tag == 'a');
            case 'l' -> new PyValue.ListOf(takeItems(depth));
            case 't' -> new PyValue.TupleOf(takeItems(depth));
            case 'e', 'z' -> new PyValue.SetOf(takeItems(depth), tag == 'z');
            case 'm' -> takeDict(depth);
            case 'o' -> takeOpaque(depth);
            default -> throw new MalformedValueException("unknown tag " + (int) tag);
        };
    }

    private PyValue takeDict(int depth) {
        int count = takeCount();
        List<PyValue.Entry> entries = new ArrayList<>(Math.min(count, 1024));
        for (int i = 0; i < count; i++) {
            entries.add(new PyValue.Entry(take(depth + 1), take(depth + 1)));
        }
        return new PyValue.DictOf(entries);
    }

    private PyValue takeOpaque(int depth) {
        need(4);
        at += 4;
        return take(depth + 1) instanceof PyValue.Str name
                ? new PyValue.Opaque(name.value())
                : new PyValue.Opaque("object");
    }

    private List<PyValue> takeItems(int depth) {
        int count = takeCount();
        List<PyValue> items = new ArrayList<>(Math.min(count, 1024));
        for (int i = 0; i < count; i++) {
            items.add(take(depth + 1));
        }
        return items;
    }

    private BigInteger takeDigits() {
        int count = takeCount();
        byte[] digits = new byte[Math.max(1, count)];
        for (int i = 0; i < count; i++) {
            digits[count - 1 - i] = raw[at + i];
        }
        at += count;
        return new BigInteger(digits);
    }

    private String takeText(char tag) {
        int count = takeCount();
        if (tag == 's') {
            String text = new String(raw, at, count, StandardCharsets.UTF_8);
            at += count;
            return text;
        }
        char[] units = new char[count / 2];
        for (int i = 0; i < units.length; i++) {
            units[i] = (char) ((raw[at + 2 * i] & 0xFF) | (raw[at + 2 * i + 1] << 8));
        }
        at += count;
        return new String(units);
    }

    private String takeLatin() {
        int count = takeCount();
        String text = new String(raw, at, count, StandardCharsets.ISO_8859_1);
        at += count;
        return text;
    }

    private int takeCount() {
        need(4);
        int count = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            count |= (raw[at++] & 0xFF) << shift;
        }
        if (count < 0) {
            throw new MalformedValueException("length " + Integer.toUnsignedString(count) + " beyond the end");
        }
        need(count);
        return count;
    }

    private long takeLong() {
        need(8);
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            value |= (raw[at++] & 0xFFL) << shift;
        }
        return value;
    }

    private void need(int count) {
        if (count > end - at) {
            throw new MalformedValueException(count + " bytes expected, " + (end - at) + " left");
        }
    }
}
