package tokenward.experiments.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Why a file could not be read or written. */
public final class IoReason {
    private IoReason() {}

    /** Returns the reason in the words of a message: {@code permission denied}. */
    public static String of(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof JsonProcessingException json) {
            return json.getOriginalMessage();
        }
        String reason = cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
        if (reason == null || reason.isBlank()) {
            return cause.getClass().getSimpleName();
        }
        return reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
    }
}
