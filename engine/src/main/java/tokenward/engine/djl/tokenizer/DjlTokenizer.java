package tokenward.engine.djl.tokenizer;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import tokenward.engine.djl.checkpoint.CheckpointException;
import tokenward.engine.djl.checkpoint.JsonFile;
import tokenward.engine.model.Tokenizer;

/** A byte-level {@code tokenizer.json}: Hugging Face's tokenizers encode, a table of bytes decodes. */
public final class DjlTokenizer implements Tokenizer {
    private final HuggingFaceTokenizer tokenizer;
    private final byte[][] bytes;
    private final boolean[] special;
    private final int[] endOfSequence;
    private final Optional<ChatMl> chat;
    private final Path directory;

    private DjlTokenizer(
            HuggingFaceTokenizer tokenizer,
            byte[][] bytes,
            boolean[] special,
            int[] endOfSequence,
            Optional<ChatMl> chat,
            Path directory) {
        this.tokenizer = tokenizer;
        this.bytes = bytes;
        this.special = special;
        this.endOfSequence = endOfSequence;
        this.chat = chat;
        this.directory = directory;
    }

    /** Reads {@code tokenizer.json} and what lies beside it. */
    public static DjlTokenizer read(Path directory) {
        Path file = directory.resolve("tokenizer.json");
        JsonNode json = JsonFile.object(file);
        JsonNode vocabulary = json.path("model").path("vocab");
        if (!json.path("model").path("type").asText("missing").equals("BPE") || !vocabulary.isObject()) {
            throw new CheckpointException(file + ": model type is "
                    + json.path("model").path("type").asText("missing") + ", only byte-level BPE is supported");
        }
        if (!json.path("decoder").path("type").asText("missing").equals("ByteLevel")) {
            throw new CheckpointException(file + ": decoder type is "
                    + json.path("decoder").path("type").asText("missing") + ", only ByteLevel is supported");
        }
        int size = 0;
        for (Map.Entry<String, JsonNode> entry : vocabulary.properties()) {
            size = Math.max(size, entry.getValue().asInt() + 1);
        }
        for (JsonNode added : json.path("added_tokens")) {
            size = Math.max(size, added.path("id").asInt() + 1);
        }
        byte[][] bytes = new byte[size][0];
        boolean[] special = new boolean[size];
        for (Map.Entry<String, JsonNode> entry : vocabulary.properties()) {
            bytes[entry.getValue().asInt()] = ByteAlphabet.bytes(entry.getKey());
        }
        for (JsonNode added : json.path("added_tokens")) {
            int id = added.path("id").asInt();
            special[id] = added.path("special").asBoolean(false);
            bytes[id] =
                    special[id] ? new byte[0] : added.path("content").asText().getBytes(StandardCharsets.UTF_8);
        }
        HuggingFaceTokenizer tokenizer = open(file);
        return new DjlTokenizer(
                tokenizer, bytes, special, ends(directory, json), ChatMl.read(directory, json), directory);
    }

    private static HuggingFaceTokenizer open(Path file) {
        try {
            return HuggingFaceTokenizer.builder()
                    .optTokenizerPath(file)
                    .optAddSpecialTokens(false)
                    .optTruncation(false)
                    .optPadding(false)
                    .build();
        } catch (IOException | RuntimeException e) {
            throw new CheckpointException(
                    file + " is not a tokenizer Hugging Face's library reads: " + e.getMessage(), e);
        }
    }

    /** Ends of a completion: generation_config.json first, then config.json, then tokenizer_config.json. */
    private static int[] ends(Path directory, JsonNode tokenizer) {
        Set<Integer> ends = new LinkedHashSet<>();
        for (String name : List.of("generation_config.json", "config.json")) {
            Path file = directory.resolve(name);
            if (Files.isRegularFile(file)) {
                JsonNode end = JsonFile.object(file).path("eos_token_id");
                if (end.isArray()) {
                    end.forEach(id -> ends.add(id.asInt()));
                } else if (end.isIntegralNumber()) {
                    ends.add(end.asInt());
                }
            }
        }
        Path settings = directory.resolve("tokenizer_config.json");
        if (Files.isRegularFile(settings)) {
            JsonNode end = JsonFile.object(settings).path("eos_token");
            String content = end.isObject() ? end.path("content").asText() : end.asText("");
            for (JsonNode added : tokenizer.path("added_tokens")) {
                if (added.path("content").asText().equals(content)) {
                    ends.add(added.path("id").asInt());
                }
            }
        }
        return ends.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public int size() {
        return bytes.length;
    }

    @Override
    public int[] encode(String text) {
        Encoding encoding = tokenizer.encode(text, false, false);
        return IntStream.range(0, encoding.getIds().length)
                .map(i -> (int) encoding.getIds()[i])
                .toArray();
    }

    @Override
    public byte[] bytes(int id) {
        return id >= 0 && id < bytes.length ? bytes[id].clone() : new byte[0];
    }

    @Override
    public boolean isSpecial(int id) {
        return id >= 0 && id < special.length && special[id];
    }

    @Override
    public int[] endOfSequence() {
        if (endOfSequence.length == 0) {
            throw new CheckpointException("tokenizer " + directory + " names no end of sequence: none of"
                    + " generation_config.json, config.json and tokenizer_config.json has eos_token_id or eos_token");
        }
        return endOfSequence.clone();
    }

    @Override
    public String chat(List<Message> messages) {
        return chat.orElseThrow(() -> new CheckpointException("tokenizer " + directory
                        + " has no chat template: neither tokenizer_config.json nor chat_template.jinja has one; a base"
                        + " model takes `prompt.protocol = completion`"))
                .render(messages);
    }
}
