package tokenward.experiments.bench;

/** What became of one sample. */
public enum Verdict {
    /** Every test passes. */
    PASS,
    /** A test fails, or the program does. */
    FAIL,
    /** It ran out of time; under EvalPlus' profile also: it ended before it could be judged. */
    TIMEOUT,
    /** The harness broke: the sample counts for nothing. */
    BROKEN;

    /** Returns the word of reports and files. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
