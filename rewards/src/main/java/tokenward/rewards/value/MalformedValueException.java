package tokenward.rewards.value;

/** Bytes from a candidate's process that are no value, or break a limit. */
public final class MalformedValueException extends RuntimeException {
    MalformedValueException(String message) {
        super(message);
    }
}
