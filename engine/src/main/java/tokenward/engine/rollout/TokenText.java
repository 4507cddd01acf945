package tokenward.engine.rollout;

import java.util.Optional;
import tokenward.engine.model.Tokenizer;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Completion;

/**
 * The text of sampled tokens and the characters each wrote, from the bytes of the ids. Bytes that are no UTF-8 become
 * U+FFFD, one for each byte.
 */
public final class TokenText {
    private TokenText() {}

    /**
     * Decodes sampled ids.
     *
     * @param ids int[T], end of sequence included
     * @param finished whether the last id ends the sequence
     * @return a completion whose code span is still empty
     */
    public static Completion decode(int[] ids, Tokenizer tokenizer, boolean finished) {
        byte[][] pieces = new byte[ids.length][];
        int total = 0;
        for (int t = 0; t < ids.length; t++) {
            pieces[t] = tokenizer.bytes(ids[t]);
            total += pieces[t].length;
        }
        byte[] bytes = new byte[total];
        int at = 0;
        for (byte[] piece : pieces) {
            System.arraycopy(piece, 0, bytes, at, piece.length);
            at += piece.length;
        }
        int[] charStart = new int[total + 1];
        int[] charEnd = new int[total + 1];
        StringBuilder text = new StringBuilder(total);
        for (int i = 0; i < total; ) {
            int length = sequenceLength(bytes, i);
            int from = text.length();
            text.appendCodePoint(length == 0 ? 0xFFFD : codePoint(bytes, i, length));
            for (int j = i; j < i + Math.max(1, length); j++) {
                charStart[j] = from;
                charEnd[j] = text.length();
            }
            i += Math.max(1, length);
        }
        charStart[total] = text.length();
        int[] starts = new int[ids.length];
        int[] ends = new int[ids.length];
        at = 0;
        for (int t = 0; t < ids.length; t++) {
            starts[t] = charStart[at];
            ends[t] = pieces[t].length == 0 ? starts[t] : charEnd[at + pieces[t].length - 1];
            at += pieces[t].length;
        }
        return Completion.of(text.toString(), ids, starts, ends, Optional.<Span>empty(), finished);
    }

    /** Returns the length of the well-formed UTF-8 sequence at i, or 0. */
    private static int sequenceLength(byte[] bytes, int i) {
        int lead = bytes[i] & 0xFF;
        int length = lead < 0x80
                ? 1
                : lead >= 0xC2 && lead < 0xE0
                        ? 2
                        : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
        if (length == 0 || i + length > bytes.length) {
            return 0;
        }
        for (int j = 1; j < length; j++) {
            if ((bytes[i + j] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int c = codePoint(bytes, i, length);
        boolean overlong = (length == 3 && c < 0x800) || (length == 4 && c < 0x10000);
        return overlong || c > Character.MAX_CODE_POINT || (c >= 0xD800 && c < 0xE000) ? 0 : length;
    }

    private static int codePoint(byte[] bytes, int i, int length) {
        if (length == 1) {
            return bytes[i];
        }
        int c = bytes[i] & (0xFF >> (length + 1));
        for (int j = 1; j < length; j++) {
            c = (c << 6) | (bytes[i + j] & 0x3F);
        }
        return c;
    }
}
