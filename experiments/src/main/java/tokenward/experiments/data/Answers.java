package tokenward.experiments.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.experiments.data.records.DataException;
import tokenward.experiments.data.records.DataRecord;
import tokenward.experiments.data.records.JsonRecords;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Completion;

/**
 * Completions read from JSON Lines: the rollouts of a run, EvalPlus' {@code samples.jsonl}, and whatever has a task and
 * a text.
 *
 * <ul>
 *   <li>the task: {@code task_id} or {@code id};
 *   <li>the text: {@code completion}, {@code solution}, {@code output} or {@code text};
 *   <li>its tokens, if given: {@code tokens}, a list of texts that make up the whole, or of {@code [id, start, end]};
 *       otherwise each character is a token;
 *   <li>the program, if given: {@code code}, an object with {@code start} and {@code end}.
 * </ul>
 */
public final class Answers {
    private static final List<String> IDS = List.of("task_id", "id");
    private static final List<String> TEXTS = List.of("completion", "solution", "output", "text");

    private Answers() {}

    /**
     * Reads all completions of a file.
     *
     * @throws DataException naming file and record
     */
    public static List<Answer> read(Path file) {
        List<Answer> answers = new ArrayList<>();
        for (DataRecord record : JsonRecords.read(file)) {
            try {
                if (!record.fault().isEmpty()) {
                    throw new IllegalArgumentException(record.fault());
                }
                answers.add(answer(record.object()));
            } catch (IllegalArgumentException fault) {
                throw DataException.of(file, record.position(), String.valueOf(fault.getMessage()));
            }
        }
        if (answers.isEmpty()) {
            throw DataException.of(file, "holds no completion");
        }
        return answers;
    }

    private static Answer answer(JsonNode record) {
        String id = first(record, IDS).asText();
        String text = first(record, TEXTS).asText();
        Completion whole =
                completion(text, record.path("tokens"), record.path("finished").asBoolean(true));
        JsonNode code = record.path("code");
        if (!code.isObject()) {
            return new Answer(id, whole, false);
        }
        int start = code.path("start").asInt(-1);
        int end = code.path("end").asInt(-1);
        if (start < 0 || end < start || end > text.length()) {
            throw new IllegalArgumentException("column `code` is no stretch of the " + text.length() + " characters");
        }
        return new Answer(id, whole.withCode(Optional.of(new Span(start, end))), true);
    }

    private static JsonNode first(JsonNode record, List<String> names) {
        return names.stream()
                .map(record::path)
                .filter(JsonNode::isValueNode)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("has none of the columns `" + String.join("`, `", names) + "`"));
    }

    private static Completion completion(String text, JsonNode tokens, boolean finished) {
        if (!tokens.isArray() || tokens.isEmpty()) {
            return Completion.ofCharacters(text);
        }
        int[] ids = new int[tokens.size()];
        int[] starts = new int[ids.length];
        int[] ends = new int[ids.length];
        int at = 0;
        for (int t = 0; t < ids.length; t++) {
            JsonNode token = tokens.get(t);
            if (token.isTextual()) {
                starts[t] = at;
                at += token.textValue().length();
                ends[t] = at;
            } else {
                ids[t] = token.path(0).asInt();
                starts[t] = token.path(1).asInt();
                ends[t] = token.path(2).asInt();
                at = ends[t];
            }
        }
        if (at != text.length()) {
            throw new IllegalArgumentException(
                    "column `tokens` covers " + at + " characters, and the text has " + text.length());
        }
        return Completion.of(text, ids, starts, ends, Optional.of(new Span(0, text.length())), finished);
    }
}
