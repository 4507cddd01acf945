package tokenward.engine.train;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import tokenward.engine.config.SftConfig;
import tokenward.engine.config.TrainingMetric;
import tokenward.engine.model.PolicyModel;
import tokenward.engine.model.TokenGradients;
import tokenward.engine.model.TokenSequence;
import tokenward.engine.ppo.UpdateStats;
import tokenward.engine.rollout.Uniforms;

/** Supervised fine-tuning: one optimizer step on the mean negative log-likelihood of a batch's response tokens. */
final class SupervisedLearner implements Learner {
    private final SftConfig config;
    private final PolicyModel policy;
    private final TaskStream<TokenSequence> examples;

    SupervisedLearner(SftConfig config, PolicyModel policy, List<TokenSequence> examples, long seed) {
        this.config = config;
        this.policy = policy;
        this.examples = new TaskStream<>(examples, Uniforms.of(seed, "data"));
    }

    @Override
    public UpdateStats update(int update, int updates, Consumer<TrainingEvent> events) {
        List<TokenSequence> batch = examples.from((long) update * config.batch(), config.batch()).stream()
                .sorted(Comparator.comparingInt(TokenSequence::length))
                .toList();
        long tokens = batch.stream().mapToLong(TokenSequence::responseLength).sum();
        double[] loss = {0};
        for (int from = 0; from < batch.size(); from += config.microBatch()) {
            policy.accumulate(
                    batch.subList(from, Math.min(batch.size(), from + config.microBatch())),
                    1,
                    scores -> negativeLogLikelihood(scores.logProbs(), tokens, loss));
        }
        if (!Double.isFinite(loss[0])) {
            throw new ArithmeticException("the supervised loss of update " + (update + 1) + " is " + loss[0]);
        }
        double rate = config.optimizer().rateAt(update, updates);
        SortedMap<String, Double> metrics = new TreeMap<>();
        metrics.put(TrainingMetric.SFT_LOSS.key(), loss[0]);
        metrics.put(TrainingMetric.LEARNING_RATE.key(), rate);
        metrics.put(TrainingMetric.GRADIENT_NORM.key(), policy.step(rate));
        metrics.put(TrainingMetric.COMPLETION_TOKENS.key(), (double) tokens / batch.size());
        return new UpdateStats(metrics);
    }

    private static TokenGradients negativeLogLikelihood(float[][] logProbs, long tokens, double[] loss) {
        float[][] gradients = new float[logProbs.length][];
        float[][] zeros = new float[logProbs.length][];
        for (int b = 0; b < logProbs.length; b++) {
            gradients[b] = new float[logProbs[b].length];
            zeros[b] = new float[logProbs[b].length];
            for (int t = 0; t < logProbs[b].length; t++) {
                loss[0] -= logProbs[b][t] / (double) tokens;
                gradients[b][t] = -1f / tokens;
            }
        }
        return new TokenGradients(gradients, zeros, zeros);
    }

    @Override
    public double klCoefficient() {
        return 0;
    }

    @Override
    public void restore(double klCoefficient) {}
}
