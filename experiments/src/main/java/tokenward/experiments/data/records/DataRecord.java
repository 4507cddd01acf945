package tokenward.experiments.data.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/**
 * One record of a data file, whatever its format.
 *
 * @param file where it stands
 * @param position line in a JSON Lines file, else the number of the record from 1
 * @param object its columns
 * @param fault why it cannot be read; empty when it can
 */
public record DataRecord(Path file, long position, JsonNode object, String fault) {
    /** Returns where it stands, {@code train.jsonl:17}. */
    public String place() {
        return file + ":" + position;
    }
}
