package tokenward.engine.djl.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tokenward.engine.djl.checkpoint.CheckpointException;
import tokenward.engine.djl.checkpoint.JsonFile;
import tokenward.engine.model.Tokenizer.Message;

/**
 * The ChatML format: every message between {@code <|im_start|>role} and {@code <|im_end|>}. Qwen2.5's template adds its
 * own system message when there is none; the plain template does not.
 *
 * @param defaultSystem what the template says when the first message is not the system's; empty when it says nothing
 */
record ChatMl(Optional<String> defaultSystem) {
    private static final String START = "<|im_start|>";
    private static final String END = "<|im_end|>\n";
    private static final Pattern DEFAULT_SYSTEM = Pattern.compile("<\\|im_start\\|>system\\\\n(.+?)<\\|im_end\\|>");
    private static final Pattern FALLBACK = Pattern.compile("\\{\\{-? *'(You are [^'{}]+)' *-?}}");

    /**
     * Recognises the template of a tokenizer directory. One that has none but knows ChatML's marks, as Qwen2's do, speaks
     * plain ChatML; empty when it does not know them either.
     *
     * @param tokenizer content of its {@code tokenizer.json}
     */
    static Optional<ChatMl> read(Path directory, JsonNode tokenizer) {
        Path jinja = directory.resolve("chat_template.jinja");
        Path settings = directory.resolve("tokenizer_config.json");
        try {
            if (Files.isRegularFile(jinja)) {
                return Optional.of(recognise(Files.readString(jinja), jinja));
            }
            if (Files.isRegularFile(settings)) {
                JsonNode template = JsonFile.object(settings).path("chat_template");
                if (template.isTextual()) {
                    return Optional.of(recognise(template.asText(), settings));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jinja, e);
        }
        return knowsMarks(tokenizer) ? Optional.of(new ChatMl(Optional.empty())) : Optional.empty();
    }

    private static boolean knowsMarks(JsonNode tokenizer) {
        Set<String> added = new HashSet<>();
        tokenizer
                .path("added_tokens")
                .forEach(token -> added.add(token.path("content").asText()));
        return added.containsAll(List.of(START, END.strip()));
    }

    private static ChatMl recognise(String template, Path file) {
        if (!template.contains("<|im_start|>") || !template.contains("<|im_end|>")) {
            throw new CheckpointException(file + ": the chat template is not ChatML (no <|im_start|>)");
        }
        Matcher whole = DEFAULT_SYSTEM.matcher(template);
        while (whole.find()) {
            if (!whole.group(1).contains("'")) {
                return new ChatMl(Optional.of(whole.group(1)));
            }
        }
        Matcher fallback = FALLBACK.matcher(template);
        return new ChatMl(fallback.find() ? Optional.of(fallback.group(1)) : Optional.empty());
    }

    /** Returns the messages followed by the opening of the assistant's. */
    String render(List<Message> messages) {
        StringBuilder out = new StringBuilder();
        boolean hasSystem = !messages.isEmpty() && messages.getFirst().role().equals("system");
        if (!hasSystem) {
            defaultSystem.ifPresent(
                    text -> out.append(START).append("system\n").append(text).append(END));
        }
        for (Message message : messages) {
            out.append(START)
                    .append(message.role())
                    .append('\n')
                    .append(message.content())
                    .append(END);
        }
        return out.append(START).append("assistant\n").toString();
    }
}
