package tokenward.experiments.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.experiments.data.records.DataException;
import tokenward.experiments.data.records.DataRecord;
import tokenward.experiments.data.records.JsonRecords;
import tokenward.rewards.api.Task;
import tokenward.rewards.world.WorldLibrary;
import tokenward.rewards.world.goal.TaskSpec;

/**
 * RoboEval's wordings, read from the user's copy: {@code {"tasks": [{"task": name, "prompts": [...]}]}}. States and
 * goals are those of {@code roboeval.world}. The benchmark's licence allows evaluation only.
 */
public final class RoboEvalTasks {
    /** Name of the file with the benchmark's reference programs, beside its tasks. */
    public static final String REFERENCES = "roboeval_reference_programs.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();

    private RoboEvalTasks() {}

    /**
     * Reads the wordings.
     *
     * @throws DataException when the file is no such copy
     */
    public static List<Task> load(Path file, WorldLibrary library) {
        List<Task> tasks = new ArrayList<>();
        for (JsonNode entry : read(file).path("tasks")) {
            String name = entry.path("task").asText();
            Optional<TaskSpec> task = library.task(name);
            if (task.isEmpty()) {
                throw DataException.of(file, "holds the task `" + name + "`, which the world does not have");
            }
            int index = 0;
            for (JsonNode prompt : entry.path("prompts")) {
                tasks.add(WorldTasks.record(task.get(), name + "#" + index++, prompt.asText()));
            }
        }
        if (tasks.isEmpty()) {
            throw DataException.of(file, "holds no tasks; expected {\"tasks\": [{\"task\": ..., \"prompts\": [...]}]}");
        }
        return tasks;
    }

    /** A program that solves a task, by the benchmark's authors. */
    public record Reference(String task, String program) {}

    /**
     * Reads the reference programs beside the wordings: {@code {"task": name, "program": text}} on each line.
     *
     * @throws DataException when there is no such file, or it holds something else
     */
    public static List<Reference> references(Path file) {
        Path beside = file.resolveSibling(REFERENCES);
        if (!Files.isRegularFile(beside)) {
            throw DataException.of(
                    beside,
                    "is missing: RoboEval's reference programs are run before a model is scored, to see that the harness"
                            + " works here; put them there, one {\"task\": ..., \"program\": ...} a line");
        }
        List<Reference> references = new ArrayList<>();
        for (DataRecord record : JsonRecords.read(beside)) {
            String task = record.object().path("task").asText();
            String program = record.object().path("program").asText();
            if (!record.fault().isEmpty() || task.isEmpty() || program.isEmpty()) {
                throw DataException.of(beside, record.position(), "has no columns `task` and `program`");
            }
            references.add(new Reference(task, program));
        }
        return references;
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException malformed) {
            throw DataException.of(file, "is no JSON: " + malformed.getOriginalMessage());
        } catch (IOException cause) {
            throw DataException.of(file, "cannot be read: " + cause.getMessage());
        }
    }
}
