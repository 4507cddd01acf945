package tokenward.engine.djl.checkpoint;

/** A checkpoint, adapter or tokenizer on disk that cannot be used: the user's file is wrong, and the message says where. */
public final class CheckpointException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Names the file, what was found and what was expected. */
    public CheckpointException(String message) {
        super(message);
    }

    /** Names the file, what was found and what was expected; keeps the cause. */
    public CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
