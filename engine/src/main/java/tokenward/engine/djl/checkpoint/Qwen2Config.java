package tokenward.engine.djl.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/**
 * The shape of a Qwen2 decoder, from a Hugging Face {@code config.json}.
 *
 * @param vocabulary rows of the embedding V
 * @param hidden width of the residual stream H
 * @param inner width of the feed-forward layers
 * @param theta base of the rotary embedding's wave lengths
 * @param tied whether the head is the embedding
 */
public record Qwen2Config(
        int vocabulary,
        int hidden,
        int inner,
        int layers,
        int heads,
        int kvHeads,
        int headDim,
        int maxPositions,
        double eps,
        double theta,
        double initializerRange,
        boolean tied) {

    /** Reads {@code config.json} in a checkpoint directory. */
    public static Qwen2Config read(Path file) {
        JsonNode json = JsonFile.object(file);
        String type = json.path("model_type").asText("missing");
        if (!type.equals("qwen2")) {
            throw new CheckpointException(file + ": model_type is " + type + ", only qwen2 is supported");
        }
        String activation = json.path("hidden_act").asText("silu");
        if (!activation.equals("silu")) {
            throw new CheckpointException(file + ": hidden_act is " + activation + ", expected silu");
        }
        if (json.path("use_sliding_window").asBoolean(false)) {
            throw new CheckpointException(file + ": use_sliding_window is true, sliding windows are not supported");
        }
        if (json.path("rope_scaling").isObject() && !ropeType(json).equals("default")) {
            throw new CheckpointException(file + ": rope_scaling is " + ropeType(json) + ", only default is supported");
        }
        int hidden = positive(file, json, "hidden_size");
        int heads = positive(file, json, "num_attention_heads");
        int kvHeads = json.has("num_key_value_heads") ? positive(file, json, "num_key_value_heads") : heads;
        int headDim = json.path("head_dim").isInt() ? positive(file, json, "head_dim") : hidden / heads;
        if (heads % kvHeads != 0 || headDim % 2 != 0) {
            throw new CheckpointException(file + ": " + heads + " heads over " + kvHeads + " key-value heads of size "
                    + headDim + " do not divide");
        }
        double theta = json.path("rope_parameters")
                .path("rope_theta")
                .asDouble(json.path("rope_theta").asDouble(10000));
        return new Qwen2Config(
                positive(file, json, "vocab_size"),
                hidden,
                positive(file, json, "intermediate_size"),
                positive(file, json, "num_hidden_layers"),
                heads,
                kvHeads,
                headDim,
                json.path("max_position_embeddings").asInt(32768),
                json.path("rms_norm_eps").asDouble(1e-6),
                theta,
                json.path("initializer_range").asDouble(0.02),
                json.path("tie_word_embeddings").asBoolean(false));
    }

    private static String ropeType(JsonNode json) {
        JsonNode scaling = json.path("rope_scaling");
        return scaling.path("rope_type").asText(scaling.path("type").asText("default"));
    }

    private static int positive(Path file, JsonNode json, String key) {
        JsonNode value = json.path(key);
        if (!value.isIntegralNumber() || value.asLong() <= 0 || value.asLong() > Integer.MAX_VALUE) {
            throw new CheckpointException(file + ": " + key + " is " + (value.isMissingNode() ? "missing" : value)
                    + ", expected a positive integer");
        }
        return value.asInt();
    }

    /** Returns the number of query outputs. */
    int queryWidth() {
        return heads * headDim;
    }

    /** Returns the number of key (and of value) outputs. */
    int keyWidth() {
        return kvHeads * headDim;
    }

    /** Returns the seven linear modules of a layer in the order the program stacks them. */
    public List<LinearModule> linears() {
        return List.of(
                new LinearModule("self_attn.q_proj", queryWidth(), hidden),
                new LinearModule("self_attn.k_proj", keyWidth(), hidden),
                new LinearModule("self_attn.v_proj", keyWidth(), hidden),
                new LinearModule("self_attn.o_proj", hidden, queryWidth()),
                new LinearModule("mlp.gate_proj", inner, hidden),
                new LinearModule("mlp.up_proj", inner, hidden),
                new LinearModule("mlp.down_proj", hidden, inner));
    }

    /**
     * A linear module of a layer.
     *
     * @param path name inside the layer, such as {@code self_attn.q_proj}
     */
    public record LinearModule(String path, int outputs, int inputs) {
        /** Returns the last part of the path, such as {@code q_proj}. */
        public String name() {
            return path.substring(path.indexOf('.') + 1);
        }
    }

    /** Returns the number of weights. */
    public long parameters() {
        long layer = 2L * hidden + queryWidth() + 2L * keyWidth();
        for (LinearModule module : linears()) {
            layer += (long) module.outputs() * module.inputs();
        }
        return layers * layer + hidden + (tied ? 1L : 2L) * vocabulary * hidden;
    }
}
