package tokenward.engine.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The policy to train.
 *
 * @param checkpoint directory in Hugging Face layout
 * @param adapter PEFT directory to start from, when training goes on from one
 * @param lora adapters to train; empty trains every weight
 * @param precision number format of the frozen weights
 * @param critic where values come from
 * @param device {@code auto}, {@code cpu} or {@code cuda:N}
 * @param threads CPU threads; 0 uses every core
 */
public record ModelConfig(
        Path checkpoint,
        Optional<Path> adapter,
        Optional<LoraConfig> lora,
        Precision precision,
        CriticConfig critic,
        String device,
        int threads) {
    public ModelConfig {
        if (!device.equals("auto") && !device.equals("cpu") && !device.matches("cuda:\\d+")) {
            throw new IllegalArgumentException("device must be auto, cpu or cuda:N, not " + device);
        }
        Ranges.atLeast("threads", threads, 0);
    }
}
