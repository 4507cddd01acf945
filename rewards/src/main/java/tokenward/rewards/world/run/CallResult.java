package tokenward.rewards.world.run;

/** What became of a call. */
public sealed interface CallResult {
    /** It returned. */
    record Returned(Object value) implements CallResult {}

    /**
     * It failed: data about the program under evaluation.
     *
     * @param exception the Python exception the program sees
     * @param code the kind of fault, for sub-codes and reports
     * @param message what the exception says, the code included
     */
    record Failed(String exception, String code, String message) implements CallResult {}
}
