package tokenward.engine.djl.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.random.RandomGenerator;

/** Makes checkpoints from nothing. */
public final class Checkpoints {
    private Checkpoints() {}

    /**
     * Writes a randomly initialised model: weights normal with the config's {@code initializer_range}, biases 0, norms
     * 1, as Hugging Face initialises Qwen2.
     *
     * @param config a {@code config.json}; copied into the directory if it is not there already
     * @param directory receives {@code model.safetensors}
     * @param random draws the weights in the order they are written
     */
    public static void initialise(Path config, Path directory, RandomGenerator random) {
        Qwen2Config shape = Qwen2Config.read(config);
        SafetensorsWriter file = new SafetensorsWriter();
        for (StackedWeight weight : StackedWeight.of(shape)) {
            for (StackedWeight.Part part : weight.parts()) {
                file.add(part.name(), part.shape(), () -> draw(part, shape.initializerRange(), random));
            }
        }
        file.writeAtomically(directory.resolve("model.safetensors"));
        Path target = directory.resolve("config.json");
        try {
            if (!Files.exists(target) || !Files.isSameFile(config, target)) {
                Files.copy(config, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + config + " to " + target, e);
        }
    }

    private static float[] draw(StackedWeight.Part part, double deviation, RandomGenerator random) {
        float[] values = new float[part.elements()];
        boolean norm = part.name().endsWith("norm.weight");
        for (int i = 0; i < values.length; i++) {
            values[i] = part.name().endsWith(".bias") ? 0 : norm ? 1 : (float) (random.nextGaussian() * deviation);
        }
        return values;
    }
}
