package tokenward.experiments.problem;

import java.nio.file.Path;

/** A file of problems or samples cannot be used; the message names the file, the record and what was expected. */
public final class BenchmarkException extends RuntimeException {
    private BenchmarkException(String message) {
        super(message);
    }

    static BenchmarkException of(Path file, String fault) {
        return new BenchmarkException(file + " " + fault);
    }

    static BenchmarkException of(Path file, long record, String fault) {
        return new BenchmarkException(file + ":" + record + ": " + fault);
    }
}
