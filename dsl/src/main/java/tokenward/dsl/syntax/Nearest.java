package tokenward.dsl.syntax;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Did you mean: the candidate closest to what was written, when it is close enough to be a slip. */
public final class Nearest {
    private Nearest() {}

    /**
     * Returns the closest candidate.
     *
     * @param candidates in the order that breaks ties
     */
    public static Optional<String> of(String written, Collection<String> candidates) {
        String folded = written.toLowerCase(Locale.ROOT);
        int best = Math.max(1, written.length() / 4) + 1;
        String nearest = null;
        for (String candidate : candidates) {
            int distance = distance(folded, candidate.toLowerCase(Locale.ROOT), best);
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        if (nearest == null) {
            nearest = sameWords(folded, candidates);
        }
        return Optional.ofNullable(nearest);
    }

    /** Returns whether a word is one slip away from another. */
    public static boolean isSlip(String written, String meant) {
        return !written.equals(meant) && distance(written.toLowerCase(Locale.ROOT), meant, 2) == 1;
    }

    private static @org.jspecify.annotations.Nullable String sameWords(String folded, Collection<String> candidates) {
        String squeezed = folded.replace("_", "").replace("-", "");
        for (String candidate : candidates) {
            if (candidate.toLowerCase(Locale.ROOT).replace("_", "").equals(squeezed)) {
                return candidate;
            }
        }
        return null;
    }

    /** Edits between two words, counting a swap of neighbours as one; {@code limit} when there are as many or more. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[] before = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] free = before;
            before = above;
            above = row;
            row = free;
        }
        return Math.min(above[b.length()], limit);
    }
}
