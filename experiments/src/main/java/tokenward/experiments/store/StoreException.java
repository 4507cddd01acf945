package tokenward.experiments.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file of a run directory cannot be read or written. The message names the file and is fit to be shown as it is. */
public final class StoreException extends RuntimeException {
    private final boolean environment;

    private StoreException(boolean environment, String message, Throwable cause) {
        super(message, cause);
        this.environment = environment;
    }

    private StoreException(String message) {
        super(message);
        this.environment = false;
    }

    /** What the user gave is not what it should be. */
    static StoreException wrong(Path file, String what) {
        return new StoreException("`" + file + "` " + what);
    }

    static StoreException unreadable(Path file, IOException cause) {
        return new StoreException(!isAbsence(cause), "cannot read `" + file + "`: " + IoReason.of(cause), cause);
    }

    static StoreException unwritable(Path file, IOException cause) {
        return new StoreException(true, "cannot write `" + file + "`: " + IoReason.of(cause), cause);
    }

    /** Returns whether the machine is at fault (a full disk, a missing permission), rather than what was asked for. */
    public boolean isEnvironment() {
        return environment;
    }

    private static boolean isAbsence(IOException cause) {
        return cause instanceof NoSuchFileException || cause instanceof JsonProcessingException;
    }
}
