package tokenward.dsl.type;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers in other notations than ours, which reads what follows the first digits as a unit. */
final class Digits {
    private static final int HEXADECIMAL = 16;
    private static final int GROUP = 3;

    private Digits() {}

    /**
     * Returns a number as it is written here.
     *
     * @param number the digits
     * @param unit what follows them: {@code k} of {@code 5k}, {@code x10} of {@code 0x10}
     */
    static Optional<String> meant(String number, String unit) {
        return switch (unit) {
            case "k", "K" -> grouped(number, 3);
            case "m", "M" -> grouped(number, 6);
            default ->
                number.equals("0") && unit.matches("[xX][0-9a-fA-F]{1,12}")
                        ? grouped(Long.toString(Long.parseLong(unit.substring(1), HEXADECIMAL)), 0)
                        : Optional.empty();
        };
    }

    /** Returns a whole number in groups of three digits, {@code 5_000}. */
    private static Optional<String> grouped(String number, int zeros) {
        BigDecimal whole =
                new BigDecimal(number.replace("_", "")).movePointRight(zeros).stripTrailingZeros();
        if (whole.scale() > 0 || whole.precision() > 15) {
            return Optional.empty();
        }
        StringBuilder digits = new StringBuilder(whole.toPlainString());
        int first = digits.charAt(0) == '-' ? 1 : 0;
        for (int at = digits.length() - GROUP; at > first; at -= GROUP) {
            digits.insert(at, '_');
        }
        return Optional.of(digits.toString());
    }
}
