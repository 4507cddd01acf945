package tokenward.experiments.speed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import tokenward.engine.config.AdamWConfig;
import tokenward.engine.config.CriticConfig;
import tokenward.engine.config.KlConfig;
import tokenward.engine.config.LoraConfig;
import tokenward.engine.config.ModelConfig;
import tokenward.engine.config.Precision;
import tokenward.engine.config.SamplingConfig;
import tokenward.engine.djl.DjlModels;
import tokenward.engine.djl.checkpoint.Checkpoints;
import tokenward.engine.model.DecodeState;
import tokenward.engine.model.PolicyModel;
import tokenward.engine.model.TokenScores;
import tokenward.engine.model.TokenSequence;
import tokenward.engine.ppo.Advantages;
import tokenward.engine.ppo.Gae;
import tokenward.engine.ppo.LossSums;
import tokenward.engine.ppo.PpoLoss;
import tokenward.engine.ppo.Whitening;
import tokenward.engine.rollout.Sampler;
import tokenward.engine.rollout.Shuffle;
import tokenward.engine.rollout.Uniforms;

/**
 * How fast the engine is on a random model: decoding, scoring, training and a whole PPO step, over the shapes and with
 * the output fields of the plain PyTorch program it is compared with, so that the two can be run side by side.
 */
public final class EngineBench {
    /**
     * What to measure.
     *
     * @param preset shape of the model
     * @param batch rollouts in a batch
     * @param miniBatch rollouts in an optimizer step
     * @param loraRank rank of the adapters; 0 trains every weight
     * @param loraTargets modules with adapters
     * @param separateCritic whether the critic is a second model
     * @param threads CPU threads; 0 uses every core
     * @param repeat runs the median is taken of, after one that warms up
     * @param only {@code all}, {@code gen}, {@code score} or {@code train}
     */
    public record Settings(
            EnginePreset preset,
            int batch,
            int miniBatch,
            int ppoEpochs,
            int promptLength,
            int responseLength,
            int loraRank,
            List<String> loraTargets,
            boolean separateCritic,
            String device,
            int threads,
            int repeat,
            long seed,
            String only) {
        public Settings {
            loraTargets = List.copyOf(loraTargets);
        }
    }

    private static final double CLIP = 0.2;
    private static final SamplingConfig SAMPLING = new SamplingConfig(1, 1, 0, Integer.MAX_VALUE);

    private final Settings settings;
    private final RandomGenerator random;
    private final List<TokenSequence> prompts = new ArrayList<>();
    private final List<TokenSequence> sequences = new ArrayList<>();

    /** Draws prompts and responses. */
    public EngineBench(Settings settings) {
        this.settings = settings;
        this.random = new SplittableRandom(settings.seed());
        for (int b = 0; b < settings.batch(); b++) {
            prompts.add(TokenSequence.of(ids(settings.promptLength()), new int[0]));
            sequences.add(TokenSequence.of(ids(settings.promptLength()), ids(settings.responseLength())));
        }
    }

    private int[] ids(int length) {
        return random.ints(length, 0, settings.preset().vocabulary()).toArray();
    }

    /**
     * Measures.
     *
     * @param scratch empty directory for the model, removed by the caller
     * @return fields by name: numbers, strings and maps with {@code wall} and {@code cpu}
     */
    public Map<String, Object> run(Path scratch) {
        Path config = settings.preset().write(scratch);
        Checkpoints.initialise(config, scratch, random);
        Map<String, Object> out = new LinkedHashMap<>();
        try (PolicyModel model = DjlModels.open(model(scratch), optimizer(), random)) {
            out.put("preset", settings.preset().name());
            out.put("threads", settings.threads());
            out.put("java", Runtime.version().toString());
            if (List.of("all", "gen").contains(settings.only())) {
                generation(model, out);
            }
            if (List.of("all", "score").contains(settings.only())) {
                Timing t = Timing.median(settings.repeat(), () -> model.score(sequences, 1));
                out.put("score_tok_s", t.rate(positions()));
            }
            if (List.of("all", "train").contains(settings.only())) {
                training(model, out);
            }
            if (settings.only().equals("all")) {
                Timing t = Timing.median(Math.max(1, settings.repeat() - 1), () -> ppoStep(model));
                out.put("ppo_step_s", t.seconds(1));
                out.put("ppo_seq_per_s", t.rate(settings.batch()));
            }
        }
        out.put("peak_rss_mb", PeakMemory.megabytes());
        return out;
    }

    private ModelConfig model(Path checkpoint) {
        Optional<LoraConfig> lora = settings.loraRank() == 0
                ? Optional.empty()
                : Optional.of(new LoraConfig(
                        settings.loraRank(), 2.0 * settings.loraRank(), 0, new TreeSet<>(settings.loraTargets())));
        return new ModelConfig(
                checkpoint,
                Optional.empty(),
                lora,
                Precision.AUTO,
                settings.separateCritic() ? CriticConfig.SEPARATE : CriticConfig.HEAD,
                settings.device(),
                settings.threads());
    }

    private static AdamWConfig optimizer() {
        return new AdamWConfig(1e-5, 0.9, 0.999, 1e-8, 0, AdamWConfig.Schedule.CONSTANT, 0, 1);
    }

    private int positions() {
        return settings.batch() * (settings.promptLength() + settings.responseLength());
    }

    private void generation(PolicyModel model, Map<String, Object> out) {
        generate(model, Math.min(settings.responseLength(), 8));
        List<Timing> prefill = new ArrayList<>();
        List<Timing> decode = new ArrayList<>();
        for (int i = 0; i < settings.repeat(); i++) {
            Generated generated = generate(model, settings.responseLength());
            prefill.add(generated.prefill());
            decode.add(generated.decode());
        }
        Timing before = Timing.median(prefill);
        Timing during = Timing.median(decode);
        int tokens = settings.batch() * settings.responseLength();
        out.put("prefill_tok_s", before.rate(settings.batch() * settings.promptLength()));
        out.put("decode_tok_s", during.rate(tokens));
        out.put("generated_tok_s", before.plus(during).rate(tokens));
        out.put("decode_ms_per_step", during.seconds(1e3 / settings.responseLength()));
    }

    private record Generated(List<TokenSequence> sequences, Timing prefill, Timing decode) {}

    private Generated generate(PolicyModel model, int length) {
        Timing start = Timing.now();
        Sampler sampler = Sampler.of(SAMPLING);
        int[][] responses = new int[settings.batch()][length];
        try (DecodeState state = model.decode(prompts)) {
            Timing prefill = start.elapsed();
            start = Timing.now();
            for (int t = 0; t < length; t++) {
                int[] tokens = new int[responses.length];
                for (int b = 0; b < tokens.length; b++) {
                    int from = b * model.vocabularySize();
                    tokens[b] = sampler.sample(state.logits(), from, model.vocabularySize(), random.nextDouble());
                    responses[b][t] = tokens[b];
                }
                if (t + 1 < length) {
                    state.append(tokens);
                }
            }
            Timing decode = start.elapsed();
            List<TokenSequence> whole = IntStream.range(0, responses.length)
                    .mapToObj(b -> TokenSequence.of(prompts.get(b).prompt(), responses[b]))
                    .toList();
            return new Generated(whole, prefill, decode);
        }
    }

    private void training(PolicyModel model, Map<String, Object> out) {
        TokenScores old = model.score(sequences, 1);
        double[][] rewards = rows((b, t) -> random.nextGaussian() * 0.1);
        Advantages gae = Gae.of(rewards, doubles(old.values()), new double[settings.batch()], 1, 0.95);
        PpoLoss.Rows rows = new PpoLoss.Rows(
                doubles(old.logProbs()),
                doubles(old.logProbs()),
                doubles(old.values()),
                Whitening.of(gae.advantages(), true),
                gae.returns());
        Timing t = Timing.median(settings.repeat(), () -> train(model, sequences, rows));
        out.put("train_tok_s", t.rate(settings.ppoEpochs() * positions()));
    }

    private void train(PolicyModel model, List<TokenSequence> batch, PpoLoss.Rows rows) {
        PpoLoss loss = new PpoLoss(CLIP, CLIP, 0.1, 0, KlConfig.Estimator.K1);
        for (int epoch = 0; epoch < settings.ppoEpochs(); epoch++) {
            List<Integer> order = IntStream.of(
                            Shuffle.permutation(batch.size(), Uniforms.of(random.nextLong(), "order")))
                    .boxed()
                    .toList();
            for (int from = 0; from < order.size(); from += settings.miniBatch()) {
                List<Integer> some = order.subList(from, Math.min(order.size(), from + settings.miniBatch()));
                List<TokenSequence> mini = some.stream().map(batch::get).toList();
                long tokens =
                        mini.stream().mapToLong(TokenSequence::responseLength).sum();
                PpoLoss.Rows picked = new PpoLoss.Rows(
                        pick(rows.logProbs(), some),
                        pick(rows.reference(), some),
                        pick(rows.values(), some),
                        pick(rows.advantages(), some),
                        pick(rows.returns(), some));
                model.accumulate(mini, 1, scores -> loss.evaluate(scores, picked, tokens, 0, new LossSums()));
                model.step(1e-5);
            }
        }
    }

    private void ppoStep(PolicyModel model) {
        List<TokenSequence> batch = generate(model, settings.responseLength()).sequences();
        TokenScores old = model.score(batch, 1);
        TokenScores reference = model.scoreReference(batch, 1);
        double[][] rewards =
                rows((b, t) -> 0.01 - 0.1 * (old.logProbs()[b][t] - reference.logProbs()[b][t]));
        Advantages gae = Gae.of(rewards, doubles(old.values()), new double[settings.batch()], 1, 0.95);
        train(
                model,
                batch,
                new PpoLoss.Rows(
                        doubles(old.logProbs()),
                        doubles(reference.logProbs()),
                        doubles(old.values()),
                        Whitening.of(gae.advantages(), true),
                        gae.returns()));
    }

    private interface Cell {
        double at(int row, int token);
    }

    private double[][] rows(Cell cell) {
        double[][] rows = new double[settings.batch()][settings.responseLength()];
        for (int b = 0; b < rows.length; b++) {
            for (int t = 0; t < rows[b].length; t++) {
                rows[b][t] = cell.at(b, t);
            }
        }
        return rows;
    }

    private static double[][] doubles(float[][] rows) {
        return Arrays.stream(rows)
                .map(row ->
                        IntStream.range(0, row.length).mapToDouble(t -> row[t]).toArray())
                .toArray(double[][]::new);
    }

    private static double[][] pick(double[][] rows, List<Integer> some) {
        return some.stream().map(b -> rows[b]).toArray(double[][]::new);
    }
}
