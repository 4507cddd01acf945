package tokenward.experiments.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads files of one JSON object a line, and of one object only. */
final class JsonLines {
    private JsonLines() {}

    /**
     * Hands every record of a file to a visitor. The last line is left out when it is cut off, as a killed writer
     * leaves it; any other malformed line is an error that names it.
     */
    static <T> void forEach(Path file, Class<T> type, Consumer<? super T> visitor) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            for (int number = 1; line != null; number++) {
                String next = lines.readLine();
                if (!line.isBlank()) {
                    T record;
                    try {
                        record = Json.read(line, type);
                    } catch (JsonProcessingException wrong) {
                        if (next == null) {
                            return;
                        }
                        throw malformed(file, number, wrong);
                    }
                    visitor.accept(record);
                }
                line = next;
            }
        } catch (IOException cause) {
            throw StoreException.unreadable(file, cause);
        }
    }

    /** Reads a file that is one object. */
    static <T> T page(Path file, Class<T> type) {
        try {
            return Json.read(Files.readAllBytes(file), type);
        } catch (JsonProcessingException wrong) {
            int line = wrong.getLocation() == null ? 1 : wrong.getLocation().getLineNr();
            throw malformed(file, line, wrong);
        } catch (IOException cause) {
            throw StoreException.unreadable(file, cause);
        }
    }

    private static StoreException malformed(Path file, int line, JsonProcessingException wrong) {
        return StoreException.wrong(
                file, "is malformed at line " + line + ": " + firstLine(wrong.getOriginalMessage()));
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
