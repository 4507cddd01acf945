package tokenward.experiments.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tokenward.experiments.data.records.DataException;
import tokenward.experiments.data.records.DataRecord;
import tokenward.experiments.data.records.JsonRecords;
import tokenward.rewards.api.Task;
import tokenward.rewards.value.PyValue;

/**
 * Reads problems: MBPP, sanitized MBPP, MBPP+, HumanEval, HumanEval+, OpenCodeInstruct and plain records of asserts, as
 * JSON Lines or one JSON array, gzipped or not. The columns tell which it is.
 */
public final class ProblemFile {
    private static final String WORKLOAD = "workload.jsonl";
    private static final Pattern FENCE = Pattern.compile("(?s)```[^\\n]*\\n(.*?)\\n?```");
    private static final Pattern NUMBER = Pattern.compile("(\\d+)$");

    private ProblemFile() {}

    /**
     * Reads every problem of a file, in order.
     *
     * @throws DataException naming the file, the record and what is wrong
     */
    public static List<Problem> read(Path file) {
        return problems(file, JsonRecords.readWhole(file));
    }

    /** Returns ten small problems to measure with. */
    public static List<Problem> workload() {
        return problems(Path.of(WORKLOAD), JsonRecords.ofResource(ProblemFile.class, WORKLOAD));
    }

    private static List<Problem> problems(Path file, List<DataRecord> entries) {
        List<Problem> problems = new ArrayList<>();
        for (DataRecord entry : entries) {
            try {
                problems.add(problem(entry));
            } catch (IllegalArgumentException | IndexOutOfBoundsException | ClassCastException e) {
                throw DataException.of(file, entry.position(), String.valueOf(e.getMessage()));
            }
        }
        if (problems.isEmpty()) {
            throw DataException.of(file, "holds no problem");
        }
        return List.copyOf(problems);
    }

    private static Problem problem(DataRecord entry) {
        JsonNode record = entry.object();
        if (record.has("base_input")) {
            return ofCalls(record);
        }
        if (record.has("test")
                && record.has("entry_point")
                && record.get("test").isTextual()) {
            return ofCheck(record);
        }
        return ofAsserts(record, entry.position());
    }

    /** MBPP+ and HumanEval+: inputs, and a solution that says what their outputs are. */
    private static Problem ofCalls(JsonNode record) {
        String id = text(record, "task_id").orElseThrow(() -> missing("task_id"));
        String prompt = text(record, "prompt").orElse("");
        String entryPoint = text(record, "entry_point").orElseThrow(() -> missing("entry_point"));
        String solution = text(record, "canonical_solution").orElseThrow(() -> missing("canonical_solution"));
        boolean mbpp = id.startsWith("Mbpp");
        List<PyValue> base = inputs(id, mbpp, record.path("base_input"));
        List<PyValue> plus = inputs(id, mbpp, record.path("plus_input"));
        Task task = new Task(
                id,
                mbpp ? words(prompt) : prompt,
                Optional.of(mbpp ? solution : prompt + solution),
                Optional.empty(),
                text(record, "assertion").map(ProblemFile::statements).orElse(List.of()),
                Optional.of(entryPoint),
                Map.of("prompt", prompt));
        Oracle oracle = mbpp ? Oracle.ofMbpp(entryPoint) : Oracle.ofHumanEval(entryPoint);
        double tolerance = record.path("atol").asDouble(0);
        return new Problem(task, prompt, Optional.of(new Problem.Calls(entryPoint, oracle, base, plus, tolerance)));
    }

    /** HumanEval: one text with a function {@code check(candidate)} of asserts. */
    private static Problem ofCheck(JsonNode record) {
        String prompt = text(record, "prompt").orElse("");
        String entryPoint = text(record, "entry_point").orElseThrow(() -> missing("entry_point"));
        String test = text(record, "test").orElseThrow(() -> missing("test"));
        Task task = new Task(
                text(record, "task_id").orElseThrow(() -> missing("task_id")),
                prompt,
                text(record, "canonical_solution").map(body -> prompt + body),
                Optional.of(test),
                List.of("check(" + entryPoint + ")"),
                Optional.of(entryPoint),
                Map.of("prompt", prompt));
        return new Problem(task, prompt, Optional.empty());
    }

    private static Problem ofAsserts(JsonNode record, long position) {
        String instruction = text(record, "text", "prompt", "instruction", "input")
                .orElseThrow(() -> missing("text` or `prompt` or `instruction"));
        List<String> tests = list(record, "test_list", "tests", "unit_tests");
        if (tests.isEmpty()) {
            throw missing("test_list` or `tests` or `unit_tests");
        }
        Optional<String> setup = Optional.of(
                        String.join("\n", list(record, "test_imports", "test_setup_code", "setup")))
                .filter(code -> !code.isBlank());
        Task task = new Task(
                text(record, "task_id", "id").orElse(Long.toString(position)),
                instruction.strip(),
                text(record, "code", "canonical_solution", "solution", "output")
                        .map(ProblemFile::withoutFence)
                        .filter(code -> !code.isBlank()),
                setup,
                tests,
                text(record, "entry_point"),
                Map.of());
        return new Problem(task, "", Optional.empty());
    }

    private static List<PyValue> inputs(String id, boolean mbpp, JsonNode inputs) {
        Matcher number = NUMBER.matcher(id);
        int task = mbpp && number.find() ? Integer.parseInt(number.group(1)) : -1;
        return inputs.isArray() ? MbppInputs.of(task, inputs) : List.of();
    }

    /** Takes the words out of a docstring prompt, without the example assert at its end. */
    private static String words(String prompt) {
        String inner = prompt.strip().replaceAll("^\"\"\"|\"\"\"$", "").strip();
        int example = inner.indexOf("\nassert ");
        return (example < 0 ? inner : inner.substring(0, example)).strip();
    }

    /** Cuts a text of asserts into statements; what stands before the first assert of a line stays with it. */
    private static List<String> statements(String text) {
        List<String> statements = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : text.strip().split("\n", -1)) {
            boolean starts = line.startsWith("assert ") || line.startsWith("assert(");
            if (starts && open.indexOf("assert") >= 0) {
                statements.add(open.toString().strip());
                open.setLength(0);
            }
            open.append(line).append('\n');
        }
        if (!open.toString().isBlank()) {
            statements.add(open.toString().strip());
        }
        return statements;
    }

    private static Optional<String> text(JsonNode record, String... columns) {
        for (String column : columns) {
            JsonNode value = record.path(column);
            if (value.isValueNode() && !value.isNull()) {
                return Optional.of(value.asText());
            }
        }
        return Optional.empty();
    }

    /** Reads a list of texts, a text that holds a JSON list of them, or a text that is the only one. */
    private static List<String> list(JsonNode record, String... columns) {
        List<String> found = new ArrayList<>();
        for (String column : columns) {
            JsonNode value = record.path(column);
            if (value.isTextual() && value.textValue().stripLeading().startsWith("[")) {
                value = parsed(column, value.textValue());
            }
            if (value.isArray()) {
                value.forEach(item -> found.add(item.asText()));
            } else if (value.isTextual() && !value.textValue().isBlank()) {
                found.add(value.textValue());
            }
        }
        return found;
    }

    private static JsonNode parsed(String column, String text) {
        try {
            return JsonRecords.JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException("column `" + column + "` is no JSON list: " + e.getOriginalMessage(), e);
        }
    }

    private static String withoutFence(String text) {
        Matcher fence = FENCE.matcher(text);
        return fence.find() ? fence.group(1) : text;
    }

    private static IllegalArgumentException missing(String column) {
        return new IllegalArgumentException("has no column `" + column + "`");
    }
}
