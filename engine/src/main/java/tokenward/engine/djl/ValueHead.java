package tokenward.engine.djl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tokenward.engine.djl.checkpoint.Qwen2Config;
import tokenward.engine.djl.checkpoint.Safetensors;
import tokenward.engine.djl.checkpoint.SafetensorsWriter;

/** The critic's last layer on disk, under the names TRL gives it. */
final class ValueHead {
    static final String FILE = "value_head.safetensors";
    static final String WEIGHT = "v_head.summary.weight";
    static final String BIAS = "v_head.summary.bias";

    private ValueHead() {}

    /** Reads the head beside an adapter or checkpoint into parameters [from, from + 2), if there is one. */
    static void read(Path directory, Qwen2Config config, TrainedParameters parameters, int from) {
        Path path = directory.resolve(FILE);
        if (Files.isRegularFile(path)) {
            Safetensors file = Safetensors.open(path);
            parameters.assign(from, file.floats(WEIGHT, List.of(1L, (long) config.hidden())));
            parameters.assign(from + 1, file.floats(BIAS, List.of(1L)));
        }
    }

    /** Writes parameters [from, from + 2). */
    static void write(Path directory, Qwen2Config config, TrainedParameters parameters, int from) {
        new SafetensorsWriter()
                .add(WEIGHT, List.of(1L, (long) config.hidden()), () -> parameters.read(from))
                .add(BIAS, List.of(1L), () -> parameters.read(from + 1))
                .write(directory.resolve(FILE));
    }
}
