package tokenward.rewards.sandbox;

/** A fork-server ended or fell out of step; the pool replaces it and runs the job again. */
final class ServerLostException extends RuntimeException {
    ServerLostException(String message) {
        super(message);
    }

    ServerLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
