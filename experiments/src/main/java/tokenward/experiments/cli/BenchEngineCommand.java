package tokenward.experiments.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tokenward.engine.config.LoraConfig;
import tokenward.experiments.speed.EngineBench;
import tokenward.experiments.speed.EnginePreset;

/** {@code exp bench engine}: tokens per second of decoding, scoring and training a random model. */
@Command(
        name = "engine",
        description = "Tokens per second of decoding, scoring, training and a PPO step on a random model.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class BenchEngineCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--preset", defaultValue = "tiny", description = "tiny, small, qwen0.5b or qwen1.5b")
    private String preset;

    @Option(names = "--batch", defaultValue = "8", description = "rollouts in a batch")
    private int batch;

    @Option(names = "--mini-batch", defaultValue = "4", description = "rollouts in an optimizer step")
    private int miniBatch;

    @Option(names = "--ppo-epochs", defaultValue = "1", description = "passes over a batch")
    private int ppoEpochs;

    @Option(names = "--prompt-len", defaultValue = "64", description = "tokens of a prompt")
    private int promptLength;

    @Option(names = "--gen-len", defaultValue = "128", description = "tokens of a completion")
    private int responseLength;

    @Option(names = "--lora-r", defaultValue = "8", description = "rank of the adapters; 0 trains every weight")
    private int loraRank;

    @Option(names = "--lora-targets", defaultValue = "q_proj,v_proj", split = ",", description = "modules, or all")
    private List<String> loraTargets;

    @Option(names = "--critic", defaultValue = "shared", description = "shared or separate")
    private String critic;

    @Option(names = "--device", defaultValue = "cpu", description = "auto, cpu or cuda:N")
    private String device;

    @Option(names = "--threads", defaultValue = "2", description = "CPU threads; 0 uses every core")
    private int threads;

    @Option(names = "--repeat", defaultValue = "3", description = "runs the median is taken of")
    private int repeat;

    @Option(names = "--seed", defaultValue = "0", description = "of weights, prompts and samples")
    private long seed;

    @Option(names = "--only", defaultValue = "all", description = "all, gen, score or train")
    private String only;

    @Override
    public void run() {
        EnginePreset shape;
        try {
            shape = EnginePreset.of(preset);
        } catch (IllegalArgumentException e) {
            throw UserError.input(e.getMessage());
        }
        if (!List.of("all", "gen", "score", "train").contains(only)) {
            throw UserError.input("--only takes all, gen, score or train, not `" + only + "`");
        }
        EngineBench bench = new EngineBench(new EngineBench.Settings(
                shape,
                batch,
                miniBatch,
                ppoEpochs,
                promptLength,
                responseLength,
                loraRank,
                loraTargets.contains("all") ? List.copyOf(LoraConfig.MODULES) : loraTargets,
                critic.equals("separate"),
                device,
                threads,
                repeat,
                seed,
                only));
        try {
            Path scratch = Files.createTempDirectory("tokenward-bench");
            try {
                print(bench.run(scratch));
            } finally {
                delete(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use a temporary directory", e);
        }
    }

    private void print(Map<String, Object> fields) throws JsonProcessingException {
        spec.commandLine().getOut().println(new ObjectMapper().writeValueAsString(fields));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
