package tokenward.engine.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tokenward.engine.model.Tokenizer;
import tokenward.rewards.api.Task;

/**
 * How a task becomes a prompt: a template whose {@code {{ field }}} places are filled from the task, sent as a chat
 * message or continued as plain text.
 *
 * @param protocol chat or completion
 * @param system system message of the chat, when there is one
 * @param template text with {@code {{ instruction }}}, {@code {{ tests }}}, {@code {{ tests.0 }}}, {@code {{ setup }}},
 *     {@code {{ entry_point }}} or any column of the record
 */
public record PromptFormat(Protocol protocol, Optional<String> system, String template) {
    private static final Pattern FIELD = Pattern.compile("\\{\\{\\s*([\\w.]+)\\s*}}");

    /** How the model is addressed. */
    public enum Protocol {
        /** A system and a user message in the tokenizer's chat format. */
        CHAT,
        /** Plain text that the model goes on with. */
        COMPLETION
    }

    /** Returns the prompt's text before any chat markup. */
    public String text(Task task) {
        Matcher fields = FIELD.matcher(template);
        StringBuilder out = new StringBuilder();
        while (fields.find()) {
            fields.appendReplacement(out, Matcher.quoteReplacement(field(task, fields.group(1))));
        }
        return fields.appendTail(out).toString();
    }

    /** Returns the prompt's ids, int[P]. */
    public int[] encode(Task task, Tokenizer tokenizer) {
        String text = text(task);
        if (protocol == Protocol.COMPLETION) {
            return tokenizer.encode(text);
        }
        List<Tokenizer.Message> messages = new ArrayList<>();
        system.ifPresent(words -> messages.add(new Tokenizer.Message("system", words)));
        messages.add(new Tokenizer.Message("user", text));
        return tokenizer.encode(tokenizer.chat(messages));
    }

    /** Returns the fields the template asks for, in order. */
    public List<String> fields() {
        return FIELD.matcher(template).results().map(found -> found.group(1)).toList();
    }

    private static String field(Task task, String name) {
        if (name.matches("tests\\.\\d+")) {
            int i = Integer.parseInt(name.substring("tests.".length()));
            return i < task.tests().size() ? task.tests().get(i) : "";
        }
        return switch (name) {
            case "instruction" -> task.instruction();
            case "tests" -> String.join("\n", task.tests());
            case "setup" -> task.setup().orElse("");
            case "entry_point" -> task.entryPoint().orElse("");
            default -> {
                String value = task.fields().get(name);
                if (value == null) {
                    throw new IllegalArgumentException("task `" + task.id() + "` has no field `" + name
                            + "`, which the prompt template asks for; it has instruction, tests, setup, entry_point and "
                            + task.fields().keySet());
                }
                yield value;
            }
        };
    }
}
