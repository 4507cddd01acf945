package tokenward.experiments.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tokenward.experiments.data.records.JsonRecords;
import tokenward.rewards.api.Task;

/**
 * Which columns of a record mean what. Published shapes:
 *
 * <ul>
 *   <li>MBPP: {@code task_id, text | prompt, code, test_list, test_setup_code | test_imports} (Austin et al. 2021);
 *   <li>OpenCodeInstruct: {@code id, input, output, unit_tests}, every column a string, the tests a JSON list in one
 *       (nvidia/OpenCodeInstruct's data card).
 *   <li>Robo-Instruct: {@code prompt, program, text} (ut-amrl/robo-instruct).
 * </ul>
 *
 * @param id stable name; the record's position where absent
 * @param instruction what to program
 * @param solution reference program; a fenced block is taken out of its fence
 * @param tests list of assert statements, or a string that holds a JSON list of them
 * @param setup code before the tests, or a list of import lines
 */
record RecordShape(String id, String instruction, String solution, String tests, String setup, String entryPoint) {
    static final RecordShape MBPP =
            new RecordShape("task_id", "text", "code", "test_list", "test_setup_code", "entry_point");
    static final RecordShape MBPP_SANITIZED =
            new RecordShape("task_id", "prompt", "code", "test_list", "test_imports", "entry_point");
    static final RecordShape OPEN_CODE_INSTRUCT =
            new RecordShape("id", "input", "output", "unit_tests", "setup", "entry_point");
    /** MBPP+ and HumanEval+ (Liu et al. 2023); their inputs are no assert statements. */
    static final RecordShape EVALPLUS =
            new RecordShape("task_id", "prompt", "canonical_solution", "tests", "setup", "entry_point");

    static final RecordShape ROBO_INSTRUCT =
            new RecordShape("id", "prompt", "program", "tests", "setup", "entry_point");
    static final RecordShape RECORDS =
            new RecordShape("id", "instruction", "solution", "tests", "setup", "entry_point");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern FENCE = Pattern.compile("(?s)```[^\\n]*\\n(.*?)\\n?```");

    /** Tells the shape of a record by its columns. */
    static RecordShape of(JsonNode record) {
        if (record.has("test_list")) {
            return record.has("text") ? MBPP : MBPP_SANITIZED;
        }
        if (record.has("canonical_solution")) {
            return EVALPLUS;
        }
        if (record.has("prompt") && record.has("program")) {
            return ROBO_INSTRUCT;
        }
        boolean isOpenCode = record.has("input") && record.has("output") && !record.has("instruction");
        return isOpenCode || record.has("unit_tests") ? OPEN_CODE_INSTRUCT : RECORDS;
    }

    /**
     * Makes a task of a record.
     *
     * @throws IllegalArgumentException saying which column is missing or malformed
     */
    Task toTask(JsonNode record, String position) {
        String instruction = text(record, this.instruction)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalArgumentException(
                        record.has(this.instruction)
                                ? "column `" + this.instruction + "` is empty"
                                : "has no column `" + this.instruction + "`"));
        Map<String, String> fields = new LinkedHashMap<>();
        record.properties().forEach(column -> fields.put(column.getKey(), asText(column.getValue())));
        return new Task(
                text(record, id).orElse(position),
                instruction.strip(),
                text(record, solution).map(RecordShape::withoutFence).filter(code -> !code.isBlank()),
                setup(record),
                tests(record),
                text(record, entryPoint),
                fields);
    }

    private List<String> tests(JsonNode record) {
        JsonNode column = record.path(tests);
        if (column.isMissingNode() || column.isNull()) {
            return List.of();
        }
        JsonNode list = column.isTextual() ? parsed(column.textValue()) : column;
        if (!list.isArray()) {
            throw new IllegalArgumentException("column `" + tests + "` is not a list of assert statements");
        }
        List<String> statements = new ArrayList<>();
        for (JsonNode test : list) {
            if (!test.isTextual()) {
                throw new IllegalArgumentException("column `" + tests + "` holds " + test + ", which is no text");
            }
            statements.add(test.textValue().strip());
        }
        return statements;
    }

    private JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(
                    "column `" + tests + "` " + JsonRecords.words(malformed).replace("JSON:", "JSON list:"), malformed);
        }
    }

    private Optional<String> setup(JsonNode record) {
        JsonNode column = record.path(setup);
        if (column.isArray()) {
            List<String> lines = new ArrayList<>();
            column.forEach(line -> lines.add(line.asText()));
            return Optional.of(String.join("\n", lines)).filter(text -> !text.isBlank());
        }
        return text(record, setup).filter(text -> !text.isBlank());
    }

    private static Optional<String> text(JsonNode record, String column) {
        JsonNode value = record.path(column);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(asText(value));
    }

    private static String asText(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    private static String withoutFence(String text) {
        Matcher fence = FENCE.matcher(text);
        return (fence.find() ? fence.group(1) : text).replace("\r\n", "\n");
    }
}
