package tokenward.rewards.sandbox;

import tokenward.rewards.value.PyValue;

/** Answers what a running program asks over its private descriptor; called on the thread that runs the job. */
@FunctionalInterface
public interface Conversation {
    /** Returns what one call of {@code port.call} gets. The program may have made the call itself, and said anything. */
    Turn answer(PyValue call);

    /** What a call gets. */
    sealed interface Turn {
        /** An answer; the time goes on counting against {@link Limits#pause}. */
        record Answer(PyValue value) implements Turn {}

        /** An answer with which something begins, to which the whole of {@link Limits#pause} is given. */
        record Begin(PyValue value) implements Turn {}

        /** No answer: the job ends as {@link Execution.Cancelled}. */
        record End() implements Turn {}
    }
}
