package tokenward.rewards.sandbox;

import java.util.Optional;
import tokenward.rewards.value.PyValue;

/** Answers what a running program asks over its private descriptor; called on the thread that runs the job. */
@FunctionalInterface
public interface Conversation {
    /** Returns the answer to one call of {@code port.call}; empty ends the job as {@link Execution.Cancelled}. */
    Optional<PyValue> answer(PyValue call);
}
