package tokenward.engine.djl;

import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tokenward.engine.config.CriticConfig;
import tokenward.engine.config.ModelConfig;
import tokenward.engine.djl.checkpoint.Qwen2Config;
import tokenward.engine.djl.checkpoint.SafetensorsWriter;
import tokenward.engine.model.DecodeState;
import tokenward.engine.model.LossFunction;
import tokenward.engine.model.PolicyModel;
import tokenward.engine.model.TokenGradients;
import tokenward.engine.model.TokenScores;
import tokenward.engine.model.TokenSequence;

/** The policy, its reference and its critic over one program and one vector of trained parameters. */
final class DjlPolicy implements PolicyModel {
    /** Positions, padding included, scored in one pass of the trunk. */
    private static final int POSITIONS_AT_ONCE = 8192;

    private final Program program;
    private final Qwen2Config config;
    private final ModelConfig model;
    private final TrainedParameters parameters;
    private final TrainedDecoder policy;
    private final Decoder reference;
    private final Optional<TrainedDecoder> separateCritic;
    private final int valueHead;
    private @Nullable DecodingWeights decoding;
    private long microBatches;

    /**
     * Puts the parts together.
     *
     * @param frozen weights of the checkpoint: the base under the adapters, or the reference when all is trained
     * @param decoderParameters trained parameters of one decoder
     */
    DjlPolicy(
            Program program,
            Qwen2Config config,
            ModelConfig model,
            TrainedParameters parameters,
            Tensors frozen,
            int decoderParameters) {
        this.program = program;
        this.config = config;
        this.model = model;
        this.parameters = parameters;
        this.reference = new Decoder(frozen, Decoder.noLora(program));
        this.policy = decoder(frozen, 0);
        boolean separate = model.critic() == CriticConfig.SEPARATE;
        this.separateCritic = separate ? Optional.of(decoder(frozen, decoderParameters)) : Optional.empty();
        this.valueHead = model.critic() == CriticConfig.NONE ? -1 : decoderParameters * (separate ? 2 : 1);
    }

    private TrainedDecoder decoder(Tensors frozen, int from) {
        return model.lora()
                .map(lora -> TrainedDecoder.lora(program, config, lora, frozen, parameters, from))
                .orElseGet(() -> TrainedDecoder.full(program, config, parameters, from));
    }

    @Override
    public int vocabularySize() {
        return config.vocabulary();
    }

    @Override
    public int maxPositions() {
        return config.maxPositions();
    }

    @Override
    public DecodeState decode(List<TokenSequence> prompts) {
        DecodingWeights weights = decoding;
        if (weights == null) {
            weights = DecodingWeights.of(program, policy.decoder());
            decoding = weights;
        }
        return new DjlDecodeState(program, config, weights, prompts);
    }

    @Override
    public TokenScores score(List<TokenSequence> batch, double temperature) {
        return inPieces(batch, piece -> score(policy.decoder(), piece, temperature, valueHead >= 0));
    }

    @Override
    public TokenScores scoreReference(List<TokenSequence> batch, double temperature) {
        return inPieces(batch, piece -> score(reference, piece, temperature, false));
    }

    private interface Scorer {
        TokenScores score(PaddedBatch batch);
    }

    /** Scores sequences of like length together, so that little is padded and memory stays bounded. */
    private TokenScores inPieces(List<TokenSequence> batch, Scorer scorer) {
        List<Integer> byLength = IntStream.range(0, batch.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer b) -> batch.get(b).length())
                        .reversed())
                .toList();
        float[][] logProbs = new float[batch.size()][];
        float[][] entropies = new float[batch.size()][];
        float[][] values = new float[batch.size()][];
        float[] lastValues = new float[batch.size()];
        for (int from = 0; from < byLength.size(); ) {
            int rows = Math.max(
                    1, POSITIONS_AT_ONCE / batch.get(byLength.get(from)).length());
            List<Integer> piece = byLength.subList(from, Math.min(byLength.size(), from + rows));
            TokenScores scores =
                    scorer.score(new PaddedBatch(piece.stream().map(batch::get).toList(), config));
            for (int i = 0; i < piece.size(); i++) {
                int b = piece.get(i);
                logProbs[b] = scores.logProbs()[i];
                entropies[b] = scores.entropies()[i];
                values[b] = scores.values()[i];
                lastValues[b] = scores.lastValues()[i];
            }
            from += piece.size();
        }
        return new TokenScores(logProbs, entropies, values, lastValues);
    }

    private TokenScores score(Decoder decoder, PaddedBatch batch, double temperature, boolean withValues) {
        try (PtNDManager scope = program.scope()) {
            PtNDArray ids = Program.longs(scope, batch.ids(), batch.rows(), batch.width());
            PtNDArray places = Program.longs(scope, batch.places(), batch.tokens() + batch.rows());
            PtNDArray hidden = program.inferTensor(scope, "hidden", ids, places, decoder.weights(), decoder.lora());
            PtNDArray labels = Program.longs(scope, batch.labels(), batch.tokens());
            PtNDArray out = head(scope, hidden, labels, temperature, decoder.weights(), false)[0];
            if (!withValues) {
                return scores(batch, out.toFloatArray(), new float[batch.tokens() + batch.rows()]);
            }
            PtNDArray seen = separateCritic
                    .map(critic -> program.inferTensor(
                            scope,
                            "hidden",
                            ids,
                            places,
                            critic.decoder().weights(),
                            critic.decoder().lora()))
                    .orElse(hidden);
            return scores(batch, out.toFloatArray(), values(scope, seen).toFloatArray());
        }
    }

    /** Log-probabilities and entropies, and the probabilities themselves if they are to be kept and there is room. */
    private PtNDArray[] head(
            PtNDManager scope, PtNDArray hidden, PtNDArray labels, double temperature, Tensors weights, boolean keep) {
        try (IValue out = program.infer("head", hidden, labels, temperature, weights, keep ? 1 : 0)) {
            return out.toTensorArray(scope);
        }
    }

    private PtNDArray values(PtNDManager scope, PtNDArray hidden) {
        List<PtNDArray> head = parameters.leaves(valueHead, valueHead + 2);
        return program.inferTensor(scope, "values", hidden, head.get(0), head.get(1));
    }

    private static TokenScores scores(PaddedBatch batch, float[] logProbsAndEntropies, float[] values) {
        float[] last = new float[batch.rows()];
        System.arraycopy(values, batch.tokens(), last, 0, last.length);
        return new TokenScores(
                batch.ragged(logProbsAndEntropies, 0),
                batch.ragged(logProbsAndEntropies, batch.tokens()),
                batch.ragged(values, 0),
                last);
    }

    @Override
    public void accumulate(List<TokenSequence> microBatch, double temperature, LossFunction loss) {
        PaddedBatch batch = new PaddedBatch(microBatch, config);
        double dropout = model.lora().map(lora -> lora.dropout()).orElse(0.0);
        if (dropout > 0) {
            Engine.getEngine("PyTorch").setRandomSeed((int) (31 * parameters.steps() + microBatches++));
        }
        try (PtNDManager scope = program.scope()) {
            PtNDArray ids = Program.longs(scope, batch.ids(), batch.rows(), batch.width());
            PtNDArray places = Program.longs(scope, batch.places(), batch.tokens() + batch.rows());
            PtNDArray labels = Program.longs(scope, batch.labels(), batch.tokens());
            PtNDArray rate = Program.floats(scope, new float[] {(float) dropout}, 1);
            PtNDArray hidden = forward(policy, ids, places, rate);
            Tensors weights = policy.decoder().weights();
            PtNDArray[] head = head(scope, hidden, labels, temperature, weights, true);
            PtNDArray seen =
                    separateCritic.map(c -> forward(c, ids, places, rate)).orElse(hidden);
            float[] values = valueHead < 0
                    ? new float[batch.tokens() + batch.rows()]
                    : values(scope, seen).toFloatArray();
            TokenGradients gradients = loss.gradients(scores(batch, head[0].toFloatArray(), values));

            float[] wanted = new float[2 * batch.tokens()];
            batch.flatten(gradients.logProbs(), wanted, 0);
            batch.flatten(gradients.entropies(), wanted, batch.tokens());
            PtNDArray upstream = program.inferTensor(
                    scope,
                    "head_backward",
                    hidden,
                    labels,
                    temperature,
                    weights,
                    head[0],
                    head[1],
                    Program.floats(scope, wanted, 2, batch.tokens()),
                    policy.headGradient());
            if (valueHead >= 0) {
                PtNDArray fromValues = valuesBackward(scope, batch, gradients, seen);
                if (separateCritic.isPresent()) {
                    backward(separateCritic.get(), seen, fromValues);
                } else {
                    program.run("add", upstream, fromValues);
                }
            }
            backward(policy, hidden, upstream);
        }
    }

    private PtNDArray forward(TrainedDecoder decoder, PtNDArray ids, PtNDArray places, PtNDArray dropout) {
        return program.train(
                "forward",
                ids,
                places,
                dropout,
                decoder.decoder().weights(),
                decoder.decoder().lora());
    }

    private PtNDArray valuesBackward(PtNDManager scope, PaddedBatch batch, TokenGradients gradients, PtNDArray hidden) {
        float[] wanted = new float[batch.tokens() + batch.rows()];
        batch.flatten(gradients.values(), wanted, 0);
        PtNDArray weight = parameters.leaves(valueHead, valueHead + 1).getFirst();
        List<PtNDArray> sums = parameters.gradients(valueHead, valueHead + 2);
        PtNDArray given = Program.floats(scope, wanted, wanted.length);
        return program.inferTensor(scope, "values_backward", hidden, given, weight, sums.get(0), sums.get(1));
    }

    private void backward(TrainedDecoder decoder, PtNDArray hidden, PtNDArray upstream) {
        program.train("backward", hidden, upstream, decoder.leaves(), decoder.gradients());
    }

    @Override
    public double step(double learningRate) {
        forgetDecodingWeights();
        microBatches = 0;
        return parameters.step(learningRate);
    }

    @Override
    public void saveState(Path directory) {
        SafetensorsWriter file = new SafetensorsWriter();
        parameters.save(file);
        file.writeAtomically(directory.resolve("state.safetensors"));
    }

    @Override
    public void loadState(Path directory) {
        forgetDecodingWeights();
        parameters.load(directory.resolve("state.safetensors"));
    }

    @Override
    public Snapshot snapshot() {
        return new Copy(parameters.copy());
    }

    private record Copy(PtNDArray flat) implements Snapshot {
        @Override
        public void close() {
            flat.close();
        }
    }

    @Override
    public void restore(Snapshot snapshot) {
        if (!(snapshot instanceof Copy copy)) {
            throw new IllegalArgumentException("the snapshot is not of this model");
        }
        forgetDecodingWeights();
        parameters.restore(copy.flat());
    }

    @Override
    public void export(Path directory) {
        new Export(model, config, parameters).write(directory);
        if (valueHead >= 0) {
            ValueHead.write(directory, config, parameters, valueHead);
        }
    }

    /** Returns the input of every layer, the output of the last and that normed, of one sequence: [L + 2][T * H]. */
    List<float[]> states(int[] ids) {
        try (PtNDManager scope = program.scope()) {
            long[] row = IntStream.of(ids).asLongStream().toArray();
            Decoder decoder = policy.decoder();
            try (IValue out = program.infer(
                    "states", Program.longs(scope, row, 1, row.length), decoder.weights(), decoder.lora())) {
                List<float[]> states = new ArrayList<>();
                for (PtNDArray state : out.toTensorArray(scope)) {
                    states.add(program.read(state));
                }
                return states;
            }
        }
    }

    /** Returns the trained parameters, for tests and export. */
    TrainedParameters parameters() {
        return parameters;
    }

    private void forgetDecodingWeights() {
        if (decoding != null) {
            decoding.close();
            decoding = null;
        }
    }

    @Override
    public void close() {
        forgetDecodingWeights();
        policy.close();
        separateCritic.ifPresent(TrainedDecoder::close);
        reference.close();
        parameters.close();
        program.close();
    }
}
