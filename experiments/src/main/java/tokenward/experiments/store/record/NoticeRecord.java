package tokenward.experiments.store.record;

/**
 * Something a reader of the report should know: a reward that never changed, a resumption, the end of the budget.
 *
 * @param update after how many updates
 * @param kind {@code warning}, {@code resumed}, {@code interrupted}, {@code finished}
 * @param message one sentence
 */
public record NoticeRecord(int update, String kind, String message) implements RunEvent {
    /** The kind of the last notice of a run that came to its end. */
    public static final String FINISHED = "finished";
}
