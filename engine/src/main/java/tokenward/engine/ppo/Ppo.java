package tokenward.engine.ppo;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import tokenward.engine.config.AdvantageConfig;
import tokenward.engine.config.KlConfig;
import tokenward.engine.config.PpoConfig;
import tokenward.engine.config.PpoConfig.Truncation;
import tokenward.engine.config.PpoConfig.Whiten;
import tokenward.engine.config.TrainingMetric;
import tokenward.engine.model.PolicyModel;
import tokenward.engine.model.TokenScores;
import tokenward.engine.model.TokenSequence;
import tokenward.engine.rollout.Shuffle;
import tokenward.engine.rollout.Uniforms;

/**
 * Algorithm 1 of the paper from the rewards on: KL per token, advantages, and epochs of clipped updates. The rollouts
 * come in with their ledgers; the policy is changed.
 *
 * @see "paper Algorithm 1; Schulman et al. 2017; TRL v0.11 PPOTrainer.step"
 */
public final class Ppo {
    /** A mini-batch whose mean ratio passes this is skipped, as TRL does: the update would be noise. */
    private static final double RATIO_LIMIT = 10;

    private final PpoConfig config;
    private final KlConfig klConfig;
    private final double temperature;
    private final PpoLoss loss;

    /**
     * Creates the algorithm.
     *
     * @param temperature at which rollouts are sampled, and therefore scored
     */
    public Ppo(PpoConfig config, KlConfig kl, double temperature) {
        this.config = config;
        this.klConfig = kl;
        this.temperature = temperature;
        boolean critic = config.advantage() instanceof AdvantageConfig.Gae;
        this.loss = new PpoLoss(
                config.clipRange(),
                config.valueClipRange(),
                critic ? config.valueCoefficient() : 0,
                config.entropyCoefficient(),
                kl.estimator());
    }

    /**
     * Makes one update.
     *
     * @param rollouts of the current policy
     * @param policy scored, then changed
     * @param beta KL coefficient in force
     * @param learningRate of every optimizer step of this update
     * @param shuffle order of rollouts in each epoch
     * @param scored told of the batch before the policy changes
     */
    public UpdateStats update(
            List<Rollout> rollouts,
            PolicyModel policy,
            double beta,
            double learningRate,
            Uniforms shuffle,
            Scored scored) {
        Experience batch = score(
                rollouts.stream().filter(r -> r.ledger().broken().isEmpty()).toList(), policy, beta);
        scored.accept(batch);
        SortedMap<String, Double> metrics = BatchStats.of(rollouts, batch);
        metrics.put(TrainingMetric.KL_COEFFICIENT.key(), beta);
        metrics.put(TrainingMetric.LEARNING_RATE.key(), learningRate);

        LossSums sums = new LossSums();
        double norms = 0;
        int steps = 0;
        int epochs = 0;
        boolean far = false;
        while (epochs < config.epochs() && !far && batch.size() > 0) {
            int[] order = Shuffle.permutation(batch.size(), shuffle.at(epochs));
            for (int from = 0; from < order.length && !far; from += config.miniBatch()) {
                int[] rows =
                        java.util.Arrays.copyOfRange(order, from, Math.min(order.length, from + config.miniBatch()));
                LossSums step = new LossSums();
                accumulate(batch, rows, policy, klConfig.placement() == KlConfig.Placement.LOSS ? beta : 0, step);
                sums.add(step);
                metrics.putIfAbsent(TrainingMetric.POLICY_FIRST_RATIO.key(), step.meanRatio());
                far = config.targetKl().isPresent()
                        && step.approximateKl() > config.targetKl().get();
                norms += policy.step(far || step.meanRatio() > RATIO_LIMIT ? 0 : learningRate);
                steps++;
            }
            epochs++;
        }
        if (steps > 0) {
            metrics.put(TrainingMetric.POLICY_LOSS.key(), sums.policyLoss());
            metrics.put(TrainingMetric.POLICY_ENTROPY.key(), sums.meanEntropy());
            metrics.put(TrainingMetric.POLICY_RATIO.key(), sums.meanRatio());
            metrics.put(TrainingMetric.POLICY_CLIP_FRACTION.key(), sums.clipFraction());
            metrics.put(TrainingMetric.POLICY_APPROXIMATE_KL.key(), sums.approximateKl());
            metrics.put(TrainingMetric.VALUE_LOSS.key(), sums.valueLoss());
            metrics.put(TrainingMetric.VALUE_CLIP_FRACTION.key(), sums.valueClipFraction());
            metrics.put(TrainingMetric.GRADIENT_NORM.key(), norms / steps);
        }
        metrics.put(TrainingMetric.EPOCHS.key(), (double) epochs);
        return new UpdateStats(metrics);
    }

    /** Told of a scored batch. */
    @FunctionalInterface
    public interface Scored {
        /** Takes the batch as the update will use it. */
        void accept(Experience batch);
    }

    /** Scores rollouts with policy, reference and critic, and turns their rewards into advantages and returns. */
    public Experience score(List<Rollout> rollouts, PolicyModel policy, double beta) {
        int size = rollouts.size();
        double[][] logProbs = new double[size][];
        double[][] reference = new double[size][];
        double[][] values = new double[size][];
        double[] afterLast = new double[size];
        for (int[] rows : inMicroBatches(IntStream.range(0, size).toArray())) {
            List<TokenSequence> sequences = IntStream.of(rows)
                    .mapToObj(b -> rollouts.get(b).sample().tokens())
                    .toList();
            TokenScores now = policy.score(sequences, temperature);
            TokenScores then = policy.scoreReference(sequences, temperature);
            for (int i = 0; i < rows.length; i++) {
                logProbs[rows[i]] = toDouble(now.logProbs()[i]);
                values[rows[i]] = toDouble(now.values()[i]);
                reference[rows[i]] = toDouble(then.logProbs()[i]);
                afterLast[rows[i]] = now.lastValues()[i];
            }
        }

        double[][] kl = new double[size][];
        double[][] rewards = new double[size][];
        double[] lastValues = new double[size];
        boolean inReward = klConfig.placement() == KlConfig.Placement.REWARD;
        for (int b = 0; b < size; b++) {
            Rollout rollout = rollouts.get(b);
            kl[b] = KlEstimator.perToken(logProbs[b], reference[b], klConfig.estimator());
            rewards[b] = toDouble(rollout.ledger().total().toArray());
            for (int t = 0; t < rewards[b].length && inReward; t++) {
                rewards[b][t] -= beta * kl[b][t];
            }
            if (!rollout.sample().completion().isFinished() && rewards[b].length > 0) {
                switch (config.truncation()) {
                    case Truncation.Zero() -> {}
                    case Truncation.Bootstrap() -> lastValues[b] = afterLast[b];
                    case Truncation.Penalty(double amount) -> rewards[b][rewards[b].length - 1] -= amount;
                }
            }
        }
        return new Experience(
                rollouts, logProbs, reference, values, kl, rewards, advantages(rollouts, rewards, values, lastValues));
    }

    private Advantages advantages(List<Rollout> rollouts, double[][] rewards, double[][] values, double[] lastValues) {
        double[][] used = config.whiten() == Whiten.REWARDS ? Whitening.of(rewards, false) : rewards;
        int[] groups = rollouts.stream().mapToInt(Rollout::group).toArray();
        Advantages raw = switch (config.advantage()) {
            case AdvantageConfig.Gae(double gamma, double lambda) -> Gae.of(used, values, lastValues, gamma, lambda);
            case AdvantageConfig.Group(boolean divide) -> GroupAdvantages.group(used, groups, divide);
            case AdvantageConfig.LeaveOneOut() -> GroupAdvantages.leaveOneOut(used, groups);
            case AdvantageConfig.Returns(double gamma) -> GroupAdvantages.returns(used, gamma);
        };
        return config.whiten() == Whiten.NONE
                ? raw
                : new Advantages(Whitening.of(raw.advantages(), true), raw.returns());
    }

    /** Adds the gradients of one mini-batch, micro-batch by micro-batch. */
    private void accumulate(Experience batch, int[] rows, PolicyModel policy, double klInLoss, LossSums sums) {
        long tokens =
                IntStream.of(rows).mapToLong(b -> batch.logProbs()[b].length).sum();
        for (int[] part : inMicroBatches(rows)) {
            policy.accumulate(
                    IntStream.of(part).mapToObj(batch::sequence).toList(),
                    temperature,
                    scores -> loss.evaluate(
                            scores,
                            new PpoLoss.Rows(
                                    select(batch.logProbs(), part),
                                    select(batch.reference(), part),
                                    select(batch.values(), part),
                                    select(batch.targets().advantages(), part),
                                    select(batch.targets().returns(), part)),
                            tokens,
                            klInLoss,
                            sums));
        }
    }

    private List<int[]> inMicroBatches(int[] rows) {
        int size = config.microBatch();
        return IntStream.iterate(0, from -> from < rows.length, from -> from + size)
                .mapToObj(from -> java.util.Arrays.copyOfRange(rows, from, Math.min(rows.length, from + size)))
                .toList();
    }

    private static double[][] select(double[][] all, int[] rows) {
        return IntStream.of(rows).mapToObj(b -> all[b]).toArray(double[][]::new);
    }

    private static double[] toDouble(float[] row) {
        double[] wide = new double[row.length];
        for (int t = 0; t < row.length; t++) {
            wide[t] = row[t];
        }
        return wide;
    }
}
