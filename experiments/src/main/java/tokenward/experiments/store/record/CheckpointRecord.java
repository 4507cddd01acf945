package tokenward.experiments.store.record;

/**
 * A checkpoint was written.
 *
 * @param update after how many updates
 * @param path where, relative to the run directory
 */
public record CheckpointRecord(int update, String path) implements RunEvent {}
