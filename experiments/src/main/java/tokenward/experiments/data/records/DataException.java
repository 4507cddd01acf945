package tokenward.experiments.data.records;

import java.nio.file.Path;

/** Data the user gave cannot be used; the message names the file, the record and what was expected. */
public final class DataException extends RuntimeException {
    private DataException(String message) {
        super(message);
    }

    /** Says what is wrong with a file. */
    public static DataException of(Path file, String fault) {
        return new DataException(file + " " + fault);
    }

    /** Says what is wrong with one record. */
    public static DataException of(Path file, long record, String fault) {
        return new DataException(file + ":" + record + ": " + fault);
    }
}
