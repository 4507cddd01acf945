package tokenward.rewards.value;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes values in the tagged format of {@code wire.py}. */
public final class WireWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    private WireWriter() {}

    /** Returns the bytes of a value. */
    public static byte[] toBytes(PyValue value) {
        WireWriter writer = new WireWriter();
        writer.put(value);
        return writer.out.toByteArray();
    }

    private void put(PyValue value) {
        switch (value) {
            case PyValue.None none -> out.write('N');
            case PyValue.Bool bool -> out.write(bool.value() ? 'T' : 'F');
            case PyValue.Int integer -> putInt(integer);
            case PyValue.Real real -> {
                out.write('d');
                putLong(Double.doubleToRawLongBits(real.value()));
            }
            case PyValue.Complex complex -> {
                out.write('c');
                putLong(Double.doubleToRawLongBits(complex.real()));
                putLong(Double.doubleToRawLongBits(complex.imaginary()));
            }
            case PyValue.Str text -> putText(text.value());
            case PyValue.Bytes bytes ->
                putRaw(bytes.mutable() ? 'a' : 'b', bytes.latin1().getBytes(StandardCharsets.ISO_8859_1));
            case PyValue.ListOf list -> putItems('l', list.items());
            case PyValue.TupleOf tuple -> putItems('t', tuple.items());
            case PyValue.SetOf set -> putItems(set.frozen() ? 'z' : 'e', set.items());
            case PyValue.DictOf dict -> {
                open('m', dict.entries().size());
                for (PyValue.Entry entry : dict.entries()) {
                    put(entry.key());
                    put(entry.value());
                }
            }
            case PyValue.Opaque opaque -> {
                open('o', 0);
                putText(opaque.type());
            }
        }
    }

    private void putItems(char tag, List<PyValue> items) {
        open(tag, items.size());
        items.forEach(this::put);
    }

    private void putInt(PyValue.Int integer) {
        if (integer.value().bitLength() < Long.SIZE) {
            out.write('i');
            putLong(integer.value().longValue());
            return;
        }
        byte[] digits = integer.value().toByteArray();
        for (int i = 0, j = digits.length - 1; i < j; i++, j--) {
            byte swapped = digits[i];
            digits[i] = digits[j];
            digits[j] = swapped;
        }
        putRaw('I', digits);
    }

    private void putText(String text) {
        if (hasLoneSurrogate(text)) {
            byte[] units = new byte[2 * text.length()]; // by hand: the charset would replace the lone ones
            for (int i = 0; i < text.length(); i++) {
                units[2 * i] = (byte) text.charAt(i);
                units[2 * i + 1] = (byte) (text.charAt(i) >> Byte.SIZE);
            }
            putRaw('u', units);
        } else {
            putRaw('s', text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (Character.isSurrogate(unit)) {
                if (!Character.isHighSurrogate(unit)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private void putRaw(char tag, byte[] raw) {
        open(tag, raw.length);
        out.writeBytes(raw);
    }

    private void open(char tag, int count) {
        out.write(tag);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write(count >>> shift);
        }
    }

    private void putLong(long value) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            out.write((int) (value >>> shift));
        }
    }
}
