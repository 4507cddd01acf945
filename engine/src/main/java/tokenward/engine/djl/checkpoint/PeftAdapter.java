package tokenward.engine.djl.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import tokenward.engine.config.LoraConfig;

/**
 * A LoRA adapter on disk as PEFT keeps it: {@code adapter_config.json} and {@code adapter_model.safetensors}.
 *
 * @see "PEFT: peft/tuners/lora/config.py, peft/utils/save_and_load.py"
 */
public record PeftAdapter(int rank, double alpha, boolean rankStabilised, SortedSet<String> targets, Path weights) {
    private static final String PREFIX = "base_model.model.";

    /** Reads the settings of an adapter directory and opens its weights. */
    public static PeftAdapter read(Path directory) {
        Path file = directory.resolve("adapter_config.json");
        JsonNode json = JsonFile.object(file);
        String type = json.path("peft_type").asText("missing");
        if (!type.equals("LORA")) {
            throw new CheckpointException(file + ": peft_type is " + type + ", only LORA is supported");
        }
        refuse(file, json, "use_dora", json.path("use_dora").asBoolean(false));
        refuse(file, json, "fan_in_fan_out", json.path("fan_in_fan_out").asBoolean(false));
        refuse(file, json, "bias", !json.path("bias").asText("none").equals("none"));
        refuse(file, json, "rank_pattern", !json.path("rank_pattern").isEmpty());
        refuse(file, json, "alpha_pattern", !json.path("alpha_pattern").isEmpty());
        refuse(file, json, "modules_to_save", !json.path("modules_to_save").isEmpty());
        SortedSet<String> targets = new TreeSet<>();
        json.path("target_modules").forEach(t -> targets.add(t.asText()));
        if (targets.isEmpty() || !LoraConfig.MODULES.containsAll(targets)) {
            throw new CheckpointException(file + ": target_modules is " + json.path("target_modules")
                    + ", expected some of " + new TreeSet<>(LoraConfig.MODULES));
        }
        int rank = json.path("r").asInt(0);
        if (rank < 1) {
            throw new CheckpointException(file + ": r is " + json.path("r") + ", expected a positive integer");
        }
        return new PeftAdapter(
                rank,
                json.path("lora_alpha").asDouble(rank),
                json.path("use_rslora").asBoolean(false),
                targets,
                directory.resolve("adapter_model.safetensors"));
    }

    private static void refuse(Path file, JsonNode json, String key, boolean unsupported) {
        if (unsupported) {
            throw new CheckpointException(file + ": " + key + " is " + json.path(key) + ", which is not supported");
        }
    }

    /** Returns the factor of {@code B A x}. */
    public double scale() {
        return alpha / (rankStabilised ? Math.sqrt(rank) : rank);
    }

    /** Returns PEFT's name of a matrix, {@code A} or {@code B}, of a module such as {@code self_attn.q_proj}. */
    public static String key(int layer, String module, String matrix) {
        return PREFIX + "model.layers." + layer + "." + module + ".lora_" + matrix + ".weight";
    }

    /** Throws unless this adapter can go on being trained with the given settings. */
    public void require(LoraConfig lora, Path directory) {
        if (lora.rank() != rank
                || !lora.targets().equals(targets)
                || Math.abs(lora.alpha() / lora.rank() - scale()) > 1e-9) {
            throw new CheckpointException("adapter " + directory + " has rank " + rank + ", scale " + scale()
                    + " and targets " + targets + "; the experiment asks for rank " + lora.rank() + ", scale "
                    + lora.alpha() / lora.rank() + " and targets " + lora.targets());
        }
    }

    /** Writes {@code adapter_config.json} with the keys PEFT writes. */
    public static void writeConfig(Path directory, LoraConfig lora, String base) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.putObject("alpha_pattern");
        json.putNull("auto_mapping");
        json.put("base_model_name_or_path", base);
        json.put("bias", "none");
        json.put("fan_in_fan_out", false);
        json.put("inference_mode", true);
        json.put("init_lora_weights", true);
        List.of("layer_replication", "layers_pattern", "layers_to_transform").forEach(json::putNull);
        if (lora.alpha() == Math.rint(lora.alpha())) {
            json.put("lora_alpha", (long) lora.alpha());
        } else {
            json.put("lora_alpha", lora.alpha());
        }
        json.put("lora_bias", false);
        json.put("lora_dropout", lora.dropout());
        json.putNull("megatron_config");
        json.put("megatron_core", "megatron.core");
        json.putNull("modules_to_save");
        json.put("peft_type", "LORA");
        json.put("r", lora.rank());
        json.putObject("rank_pattern");
        json.putNull("revision");
        ArrayNode targets = json.putArray("target_modules");
        lora.targets().forEach(targets::add);
        json.put("task_type", "CAUSAL_LM");
        json.put("use_dora", false);
        json.put("use_rslora", false);
        JsonFile.write(directory.resolve("adapter_config.json"), json);
    }
}
