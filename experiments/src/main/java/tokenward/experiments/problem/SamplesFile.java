package tokenward.experiments.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tokenward.experiments.data.records.DataException;
import tokenward.experiments.data.records.DataRecord;
import tokenward.experiments.data.records.JsonRecords;

/** Samples as EvalPlus reads and writes them: JSON Lines of {@code task_id} and {@code solution} or {@code completion}. */
public final class SamplesFile {
    private SamplesFile() {}

    /**
     * Reads the samples of a file. A {@code solution} is a whole program; a {@code completion} continues the problem's
     * prefix. A name that is no problem's matches one by what stands after its last slash.
     *
     * @throws DataException naming the file, the record and what is wrong
     */
    public static List<Sample> read(Path file, List<Problem> problems) {
        Map<String, Problem> byName = new LinkedHashMap<>();
        problems.forEach(problem -> byName.put(problem.id(), problem));
        problems.forEach(problem -> byName.putIfAbsent(tail(problem.id()), problem));
        List<Sample> samples = new ArrayList<>();
        for (DataRecord entry : JsonRecords.readWhole(file)) {
            JsonNode record = entry.object();
            if (!record.path("task_id").isValueNode()) {
                throw DataException.of(file, entry.position(), "has no column `task_id`");
            }
            String name = record.path("task_id").asText();
            Problem problem = byName.getOrDefault(name, byName.get(tail(name)));
            if (problem == null) {
                throw DataException.of(
                        file,
                        entry.position(),
                        "has task_id `" + name + "`, which is none of the " + problems.size() + " problems, such as `"
                                + problems.getFirst().id() + "`");
            }
            samples.add(new Sample(problem.id(), program(file, entry, problem)));
        }
        if (samples.isEmpty()) {
            throw DataException.of(file, "holds no sample");
        }
        return List.copyOf(samples);
    }

    /**
     * Writes samples so that EvalPlus itself accepts the file.
     *
     * @throws UncheckedIOException when the file cannot be written
     */
    public static void write(Path file, List<Sample> samples) {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (Sample sample : samples) {
                ObjectNode record = JsonRecords.JSON.createObjectNode();
                record.put("task_id", sample.taskId());
                record.put("solution", sample.program());
                writer.write(JsonRecords.JSON.writeValueAsString(record));
                writer.newLine();
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a sample cannot be written as JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String program(Path file, DataRecord entry, Problem problem) {
        JsonNode record = entry.object();
        if (record.path("solution").isTextual()) {
            return record.path("solution").textValue();
        }
        if (record.path("completion").isTextual()) {
            return problem.prefix() + record.path("completion").textValue();
        }
        throw DataException.of(file, entry.position(), "has neither `solution` nor `completion`");
    }

    private static String tail(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
