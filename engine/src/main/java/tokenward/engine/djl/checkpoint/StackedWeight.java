package tokenward.engine.djl.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A weight as the program wants it: one or several weights of the checkpoint on top of each other, so that one matrix
 * product does the work of three.
 *
 * @param name of the whole, in the style of the checkpoint
 * @param parts from top to bottom
 */
public record StackedWeight(String name, List<Part> parts) {
    /**
     * A weight of the checkpoint.
     *
     * @param shape sizes, outermost first
     */
    public record Part(String name, List<Long> shape) {
        public Part {
            shape = List.copyOf(shape);
        }

        int elements() {
            return Math.toIntExact(TensorEntry.elements(shape));
        }
    }

    public StackedWeight {
        parts = List.copyOf(parts);
    }

    /** Returns every weight of a model in the order of the program: embedding, final norm, head if untied, layers. */
    public static List<StackedWeight> of(Qwen2Config config) {
        long hidden = config.hidden();
        List<StackedWeight> all = new ArrayList<>();
        all.add(single("model.embed_tokens.weight", config.vocabulary(), hidden));
        all.add(single("model.norm.weight", hidden));
        if (!config.tied()) {
            all.add(single("lm_head.weight", config.vocabulary(), hidden));
        }
        for (int layer = 0; layer < config.layers(); layer++) {
            String at = "model.layers." + layer + ".";
            List<Part> weights = new ArrayList<>();
            List<Part> biases = new ArrayList<>();
            for (Qwen2Config.LinearModule module : config.linears()) {
                weights.add(new Part(
                        at + module.path() + ".weight", List.of((long) module.outputs(), (long) module.inputs())));
                biases.add(new Part(at + module.path() + ".bias", List.of((long) module.outputs())));
            }
            all.add(single(at + "input_layernorm.weight", hidden));
            all.add(new StackedWeight(at + "self_attn.qkv_proj.weight", weights.subList(0, 3)));
            all.add(new StackedWeight(at + "self_attn.qkv_proj.bias", biases.subList(0, 3)));
            all.add(new StackedWeight(weights.get(3).name(), weights.subList(3, 4)));
            all.add(single(at + "post_attention_layernorm.weight", hidden));
            all.add(new StackedWeight(at + "mlp.gate_up_proj.weight", weights.subList(4, 6)));
            all.add(new StackedWeight(weights.get(6).name(), weights.subList(6, 7)));
        }
        return all;
    }

    private static StackedWeight single(String name, long... shape) {
        return new StackedWeight(
                name, List.of(new Part(name, Arrays.stream(shape).boxed().toList())));
    }

    /** Returns the shape of the whole. */
    public long[] shape() {
        long[] shape =
                parts.getFirst().shape().stream().mapToLong(Long::longValue).toArray();
        shape[0] = parts.stream().mapToLong(part -> part.shape().getFirst()).sum();
        return shape;
    }

    /** Returns the number of elements of the whole. */
    public long elements() {
        return TensorEntry.elements(Arrays.stream(shape()).boxed().toList());
    }

    /** Reads the parts and stacks them. */
    public float[] read(Checkpoint checkpoint) {
        if (parts.size() == 1) {
            return checkpoint.floats(parts.getFirst().name(), shape());
        }
        float[] whole = new float[Math.toIntExact(elements())];
        int at = 0;
        for (Part part : parts) {
            float[] floats = checkpoint.floats(
                    part.name(),
                    part.shape().stream().mapToLong(Long::longValue).toArray());
            System.arraycopy(floats, 0, whole, at, floats.length);
            at += floats.length;
        }
        return whole;
    }

    /** Cuts one part out of the whole. */
    public float[] cut(Part part, float[] whole) {
        int at = 0;
        for (Part before : parts.subList(0, parts.indexOf(part))) {
            at += before.elements();
        }
        return Arrays.copyOfRange(whole, at, at + part.elements());
    }
}
