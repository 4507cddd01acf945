package tokenward.rewards.world.run;

/** Unwinds a call that fails; never leaves {@link World#call}. */
final class CallFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    CallFailure(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }

    String text() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
