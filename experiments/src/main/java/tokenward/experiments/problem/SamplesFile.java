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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tokenward.experiments.data.records.DataException;
import tokenward.experiments.data.records.DataRecord;
import tokenward.experiments.data.records.JsonRecords;

/** Samples as EvalPlus reads and writes them: JSON Lines of {@code task_id} and {@code solution} or {@code completion}. */
public final class SamplesFile {
    private SamplesFile() {}

    /**
     * Reads the samples of a file. A {@code solution} is a whole program; a {@code completion} continues the problem's
     * prefix. Where either name is without a benchmark's ({@code 11} for {@code Mbpp/11}), what stands after the slash
     * decides, if it is one problem's alone.
     *
     * @throws DataException naming the file, the record and what is wrong
     */
    public static List<Sample> read(Path file, List<Problem> problems) {
        Map<String, List<Problem>> byNumber = problems.stream().collect(Collectors.groupingBy(p -> number(p.id())));
        List<Sample> samples = new ArrayList<>();
        for (DataRecord entry : JsonRecords.readWhole(file)) {
            JsonNode record = entry.object();
            if (!record.path("task_id").isValueNode()) {
                throw DataException.of(file, entry.position(), "has no column `task_id`");
            }
            String name = record.path("task_id").asText();
            Problem problem = find(name, byNumber.getOrDefault(number(name), List.of()))
                    .orElseThrow(() -> DataException.of(
                            file,
                            entry.position(),
                            "has task_id `" + name + "`, which is none of the " + problems.size()
                                    + " problems, such as `"
                                    + problems.getFirst().id() + "`"));
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

    private static Optional<Problem> find(String name, List<Problem> ofNumber) {
        List<Problem> close = ofNumber.stream()
                .filter(problem -> isBare(name) || isBare(problem.id()))
                .toList();
        return ofNumber.stream()
                .filter(problem -> problem.id().equals(name))
                .findFirst()
                .or(() -> close.size() == 1 ? Optional.of(close.getFirst()) : Optional.empty());
    }

    private static boolean isBare(String name) {
        return name.indexOf('/') < 0;
    }

    private static String number(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
