package tokenward.rewards.api;

import tokenward.grammars.text.Span;

/** Something a reward noticed at a place in the completion's text. */
public sealed interface Finding {
    /** Returns the characters it is about, as offsets into the completion's whole text. */
    Span span();

    /** Returns how much it is worth, never negative; the kind says in which direction. */
    double amount();

    /** Returns why, in a few words for the report. */
    String because();

    /** Returns the amount with its sign: negative for a penalty. */
    double signed();

    /** Something bad. */
    record Penalty(Span span, double amount, String because) implements Finding {
        public Penalty {
            requireAmount(amount);
        }

        @Override
        public double signed() {
            return -amount;
        }
    }

    /** Something good. */
    record Credit(Span span, double amount, String because) implements Finding {
        public Credit {
            requireAmount(amount);
        }

        @Override
        public double signed() {
            return amount;
        }
    }

    private static void requireAmount(double amount) {
        if (!(amount >= 0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException(
                    "the amount of a finding must be finite and not negative, not " + amount);
        }
    }
}
