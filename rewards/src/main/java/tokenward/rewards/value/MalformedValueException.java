package tokenward.rewards.value;

/** What came from a candidate's process is no value, breaks a limit, or is not what was asked for. */
public final class MalformedValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong with it. */
    public MalformedValueException(String message) {
        super(message);
    }
}
