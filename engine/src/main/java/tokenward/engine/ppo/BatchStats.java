package tokenward.engine.ppo;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tokenward.engine.config.TrainingMetric;
import tokenward.rewards.api.Completion;

/** What a batch of rollouts looks like before the update. */
final class BatchStats {
    private BatchStats() {}

    /** Measures a batch; with no unbroken rollout only the number of broken ones. */
    static SortedMap<String, Double> of(List<Rollout> all, Experience batch) {
        SortedMap<String, Double> metrics = new TreeMap<>();
        int size = batch.size();
        metrics.put(TrainingMetric.ROLLOUTS_BROKEN.key(), (double) (all.size() - size));
        if (size == 0) {
            return metrics;
        }
        double[] totals = new double[size];
        double[] lengths = new double[size];
        double withKl = 0;
        double logRatio = 0;
        int finished = 0;
        int code = 0;
        for (int b = 0; b < size; b++) {
            Completion completion = batch.rollouts().get(b).sample().completion();
            totals[b] = batch.rollouts().get(b).ledger().total().sum();
            lengths[b] = completion.length();
            withKl += sum(batch.rewards()[b]);
            logRatio += sum(batch.logProbs()[b]) - sum(batch.reference()[b]);
            finished += completion.isFinished() ? 1 : 0;
            code += completion.code().isPresent() ? 1 : 0;
        }
        metrics.put(TrainingMetric.REWARD_TOTAL.key(), sum(totals) / size);
        metrics.put(TrainingMetric.REWARD_WITH_KL.key(), withKl / size);
        metrics.put(TrainingMetric.KL_SEQUENCE.key(), logRatio / size);
        metrics.put(TrainingMetric.KL_TOKEN.key(), logRatio / batch.tokens());
        metrics.put(TrainingMetric.COMPLETION_TOKENS.key(), sum(lengths) / size);
        metrics.put(TrainingMetric.ROLLOUTS_TOKENS.key(), sum(lengths));
        metrics.put(TrainingMetric.COMPLETION_FINISHED.key(), (double) finished / size);
        metrics.put(TrainingMetric.COMPLETION_CODE.key(), (double) code / size);
        metrics.put(TrainingMetric.REWARD_LENGTH_CORRELATION.key(), correlation(totals, lengths));
        metrics.put(TrainingMetric.VALUE_EXPLAINED_VARIANCE.key(), explainedVariance(batch));
        metrics.putAll(
                ChannelStats.of(batch.rollouts().stream().map(Rollout::ledger).toList()));
        return metrics;
    }

    private static double explainedVariance(Experience batch) {
        double[] returns = flat(batch.targets().returns());
        double[] values = flat(batch.values());
        double[] rest = new double[returns.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = returns[i] - values[i];
        }
        double variance = variance(returns);
        return variance == 0 ? 0 : 1 - variance(rest) / variance;
    }

    private static double correlation(double[] x, double[] y) {
        double meanX = sum(x) / x.length;
        double meanY = sum(y) / y.length;
        double covariance = 0;
        for (int i = 0; i < x.length; i++) {
            covariance += (x[i] - meanX) * (y[i] - meanY);
        }
        double scale = Math.sqrt(variance(x) * variance(y)) * x.length;
        return scale == 0 ? 0 : covariance / scale;
    }

    /** Biased: the shares compared have the same denominator. */
    private static double variance(double[] x) {
        double mean = sum(x) / x.length;
        double squares = 0;
        for (double v : x) {
            squares += (v - mean) * (v - mean);
        }
        return squares / x.length;
    }

    private static double[] flat(double[][] rows) {
        return java.util.Arrays.stream(rows)
                .flatMapToDouble(java.util.Arrays::stream)
                .toArray();
    }

    private static double sum(double[] row) {
        double sum = 0;
        for (double x : row) {
            sum += x;
        }
        return sum;
    }
}
