package tokenward.engine.djl.tokenizer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * GPT-2's alphabet of bytes: the 188 printable bytes stand for themselves, the other 68 for the code points from 256 on,
 * in order.
 *
 * @see "gpt-2/src/encoder.py, bytes_to_unicode"
 */
final class ByteAlphabet {
    private static final int FIRST_STAND_IN = 256;

    private ByteAlphabet() {}

    /** Returns the bytes a vocabulary entry spells. */
    static byte[] bytes(String entry) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        entry.codePoints().forEach(c -> {
            int value = c < FIRST_STAND_IN ? c : standsFor(c - FIRST_STAND_IN);
            if (value < 0) {
                // Not in the alphabet: an added token listed in the vocabulary as plain text.
                out.writeBytes(new String(Character.toChars(c)).getBytes(StandardCharsets.UTF_8));
            } else {
                out.write(value);
            }
        });
        return out.toByteArray();
    }

    /** Returns the n-th byte that is not printable, or -1 when there is none. */
    private static int standsFor(int n) {
        int seen = 0;
        for (int value = 0; value < FIRST_STAND_IN; value++) {
            if (!printable(value) && seen++ == n) {
                return value;
            }
        }
        return -1;
    }

    private static boolean printable(int value) {
        return (value >= '!' && value <= '~') || (value >= 0xA1 && value <= 0xAC) || value >= 0xAE;
    }
}
