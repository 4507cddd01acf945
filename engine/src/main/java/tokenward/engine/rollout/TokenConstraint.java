package tokenward.engine.rollout;

/** Which tokens may come next: masks logits while decoding, for {@code rollout.constrain = true}. Thread-safe. */
@FunctionalInterface
public interface TokenConstraint {
    /** Returns the state before the first response token. */
    State start();

    /** What may follow the tokens written so far. Immutable. */
    interface State {
        /** Returns the state after one more token. */
        State append(int token);

        /**
         * Returns the allowed tokens as a bitset, long[(V + 63) / 64]; not to be written to. Where no bit is set the
         * completion can only end. Called on a thread of its own while the model computes the logits.
         */
        long[] allowed();
    }
}
