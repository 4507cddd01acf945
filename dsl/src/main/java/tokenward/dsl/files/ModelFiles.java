package tokenward.dsl.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tokenward.engine.config.NetworkShape;

/** Sizes from Hugging Face's {@code config.json} and {@code tokenizer.json}. */
final class ModelFiles {
    private static final int USUAL_CONTEXT = 32768;

    private ModelFiles() {}

    static Optional<NetworkShape> shape(Path config) {
        if (!Files.isRegularFile(config)) {
            return Optional.empty();
        }
        Map<String, Integer> numbers = new HashMap<>();
        boolean tied = false;
        try (JsonParser json = new JsonFactory().createParser(config.toFile())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (value == JsonToken.VALUE_NUMBER_INT) {
                    numbers.put(name, json.getValueAsInt());
                } else if (name.equals("tie_word_embeddings")) {
                    tied = value == JsonToken.VALUE_TRUE;
                }
                json.skipChildren();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        int hidden = numbers.getOrDefault("hidden_size", 0);
        int heads = numbers.getOrDefault("num_attention_heads", 0);
        int layers = numbers.getOrDefault("num_hidden_layers", 0);
        int inner = numbers.getOrDefault("intermediate_size", 0);
        if (hidden <= 0 || heads <= 0 || layers <= 0 || inner <= 0) {
            return Optional.empty();
        }
        return Optional.of(new NetworkShape(
                layers,
                hidden,
                inner,
                heads,
                numbers.getOrDefault("num_key_value_heads", heads),
                numbers.getOrDefault("head_dim", hidden / heads),
                numbers.getOrDefault("vocab_size", 0),
                numbers.getOrDefault("max_position_embeddings", USUAL_CONTEXT),
                tied));
    }

    /** Returns the number of words of a tokenizer; 0 when it cannot be read. */
    static int vocabulary(Path tokenizer) {
        int words = 0;
        try (JsonParser json = new JsonFactory().createParser(tokenizer.toFile())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && json.currentName().equals("vocab")) {
                    json.nextToken();
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        json.nextToken();
                        words++;
                    }
                    return words;
                }
            }
        } catch (IOException e) {
            return words;
        }
        return words;
    }
}
