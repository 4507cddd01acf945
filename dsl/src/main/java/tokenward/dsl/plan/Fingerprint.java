package tokenward.dsl.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/**
 * A hash of settled values; notes, comments, order and how a value was reached do not enter.
 *
 * @param hex SHA-256 in hexadecimal
 */
public record Fingerprint(String hex) {
    private static final int SHORT = 8;

    /** Hashes values by path. */
    public static Fingerprint of(SortedMap<String, String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach(
                (path, value) -> text.append(path).append('=').append(value).append('\n'));
        return of(text.toString());
    }

    /** Hashes text. */
    public static Fingerprint of(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new Fingerprint(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Returns the first digits, enough to name a directory. */
    public String abbreviated() {
        return hex.substring(0, SHORT);
    }

    @Override
    public String toString() {
        return hex;
    }
}
