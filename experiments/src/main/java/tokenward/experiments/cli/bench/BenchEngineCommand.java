package tokenward.experiments.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tokenward.engine.config.LoraConfig;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.experiments.speed.EngineBench;
import tokenward.experiments.speed.EnginePreset;
import tokenward.experiments.store.Folders;

/** {@code exp bench engine}: tokens per second of decoding, scoring and training a random model. */
@Command(
        name = "engine",
        description = "Tokens per second of decoding, scoring, training and a PPO step on a random model.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class BenchEngineCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--preset", description = "tiny, small, qwen0.5b or qwen1.5b")
    private String preset = "tiny";

    @Option(names = "--batch", description = "rollouts in a batch")
    private int batch = 8;

    @Option(names = "--mini-batch", description = "rollouts in an optimizer step")
    private int miniBatch = 4;

    @Option(names = "--ppo-epochs", description = "passes over a batch")
    private int ppoEpochs = 1;

    @Option(names = "--prompt-len", description = "tokens of a prompt")
    private int promptLength = 64;

    @Option(names = "--gen-len", description = "tokens of a completion")
    private int responseLength = 128;

    @Option(names = "--lora-r", description = "rank of the adapters; 0 trains every weight")
    private int loraRank = 8;

    @Option(names = "--lora-targets", split = ",", description = "modules, or all")
    private List<String> loraTargets = List.of("q_proj", "v_proj");

    @Option(names = "--critic", description = "shared or separate")
    private String critic = "shared";

    @Option(names = "--device", description = "auto, cpu or cuda:N")
    private String device = "cpu";

    @Option(names = "--threads", description = "CPU threads; 0 uses every core")
    private int threads = 2;

    @Option(names = "--repeat", description = "runs the median is taken of")
    private int repeat = 3;

    @Option(names = "--seed", description = "of weights, prompts and samples")
    private long seed = 0;

    @Option(names = "--only", description = "all, gen, score or train")
    private String only = "all";

    @Override
    public void run() {
        EnginePreset shape;
        try {
            shape = EnginePreset.of(preset);
        } catch (IllegalArgumentException e) {
            throw UserError.input(String.valueOf(e.getMessage()));
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
        Path scratch = Folders.scratch("bench");
        try {
            print(bench.run(scratch));
        } finally {
            Folders.clear(scratch);
        }
    }

    private void print(Map<String, Object> fields) {
        spec.commandLine()
                .getOut()
                .println(new ObjectMapper().valueToTree(fields).toString());
    }
}
