package tokenward.engine.djl;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.random.RandomGenerator;
import tokenward.engine.config.AdamWConfig;
import tokenward.engine.config.CriticConfig;
import tokenward.engine.config.ModelConfig;
import tokenward.engine.djl.TrainedParameters.Shaped;
import tokenward.engine.djl.checkpoint.Checkpoint;
import tokenward.engine.djl.checkpoint.CheckpointException;
import tokenward.engine.djl.checkpoint.PeftAdapter;
import tokenward.engine.djl.checkpoint.Qwen2Config;
import tokenward.engine.djl.checkpoint.Safetensors;
import tokenward.engine.djl.checkpoint.StackedWeight;
import tokenward.engine.djl.tokenizer.DjlTokenizer;
import tokenward.engine.model.PolicyModel;
import tokenward.engine.model.Tokenizer;

/** Opens models and tokenizers from Hugging Face directories. */
public final class DjlModels {
    private DjlModels() {}

    /**
     * Opens a policy for training.
     *
     * @param random draws the adapters' first matrices; not used when an adapter is read or all weights are trained
     * @throws CheckpointException when the directory does not hold a Qwen2 model
     * @throws tokenward.rewards.api.InfrastructureException when libtorch or the device is missing
     */
    public static PolicyModel open(ModelConfig model, AdamWConfig optimizer, RandomGenerator random) {
        return policy(model, optimizer, random);
    }

    /**
     * Reads the tokenizer of a Hugging Face directory.
     *
     * @throws CheckpointException when there is none, or it is not a byte-level one
     */
    public static Tokenizer tokenizer(Path directory) {
        return DjlTokenizer.read(directory);
    }

    /**
     * Returns what computes, by name: versions of libtorch and DJL, and whether there is a GPU. Two machines that agree
     * on these may still round differently.
     *
     * @throws tokenward.rewards.api.InfrastructureException when libtorch cannot be loaded
     */
    public static SortedMap<String, String> versions() {
        return Devices.versions();
    }

    static DjlPolicy policy(ModelConfig model, AdamWConfig optimizer, RandomGenerator random) {
        Checkpoint checkpoint = Checkpoint.open(model.checkpoint());
        Qwen2Config config = Qwen2Config.read(model.checkpoint().resolve("config.json"));
        Optional<PeftAdapter> adapter = model.adapter().map(PeftAdapter::read);
        if (adapter.isPresent() && model.lora().isEmpty()) {
            throw new CheckpointException("adapter " + model.adapter().orElseThrow()
                    + " was given, but the experiment trains every weight: leave it out or train with lora");
        }
        model.lora()
                .ifPresent(lora ->
                        adapter.ifPresent(a -> a.require(lora, model.adapter().orElseThrow())));
        Device device = Devices.start(model);
        boolean bf16 = Devices.bf16(model, device);
        double scale = model.lora().map(l -> l.alpha() / l.rank()).orElse(1.0);
        Program program = Program.load(config, scale, device);
        List<Shaped> decoder = model.lora()
                .map(lora -> TrainedDecoder.loraShapes(config, lora, ""))
                .orElseGet(() -> TrainedDecoder.fullShapes(config, ""));
        TrainedParameters parameters = new TrainedParameters(program, shapes(config, model, decoder), optimizer);
        Tensors frozen = Decoder.frozen(program, config, checkpoint, bf16);
        DjlPolicy policy = new DjlPolicy(program, config, model, parameters, frozen, decoder.size());
        fill(parameters, config, model, checkpoint, decoder.size(), adapter, random);
        return policy;
    }

    /** The policy's parameters, then those of a separate critic, then the value head's. */
    private static List<Shaped> shapes(Qwen2Config config, ModelConfig model, List<Shaped> decoder) {
        List<Shaped> shapes = new ArrayList<>(decoder);
        if (model.critic() == CriticConfig.SEPARATE) {
            decoder.forEach(s -> shapes.add(new Shaped("critic." + s.name(), s.shape())));
        }
        if (model.critic() != CriticConfig.NONE) {
            shapes.add(Shaped.of(ValueHead.WEIGHT, config.hidden()));
            shapes.add(Shaped.of(ValueHead.BIAS, 1));
        }
        return shapes;
    }

    private static void fill(
            TrainedParameters parameters,
            Qwen2Config config,
            ModelConfig model,
            Checkpoint checkpoint,
            int decoder,
            Optional<PeftAdapter> adapter,
            RandomGenerator random) {
        int copies = model.critic() == CriticConfig.SEPARATE ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            int from = copy * decoder;
            if (model.lora().isEmpty()) {
                List<StackedWeight> weights = StackedWeight.of(config);
                for (int i = 0; i < decoder; i++) {
                    parameters.assign(from + i, weights.get(i).read(checkpoint));
                }
            } else if (adapter.isPresent()) {
                Safetensors file = Safetensors.open(adapter.get().weights());
                for (int i = 0; i < decoder; i++) {
                    Shaped shape = parameters.shapes().get(i);
                    parameters.assign(from + i, file.floats(shape.name(), shape.shape()));
                }
            } else {
                TrainedDecoder.initialise(parameters, from, decoder, random);
            }
        }
        if (model.critic() != CriticConfig.NONE && model.adapter().isPresent()) {
            ValueHead.read(model.adapter().get(), config, parameters, copies * decoder);
        }
    }
}
