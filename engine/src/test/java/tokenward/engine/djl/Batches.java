package tokenward.engine.djl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import tokenward.engine.model.LossFunction;
import tokenward.engine.model.TokenGradients;
import tokenward.engine.model.TokenScores;
import tokenward.engine.model.TokenSequence;

/** Random batches, and losses whose derivatives are plain functions of the scores. */
final class Batches {
    private static final int VOCABULARY = 512;

    private Batches() {}

    static List<TokenSequence> sequences(RandomGenerator random, int count) {
        List<TokenSequence> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] prompt = random.ints(random.nextInt(1, 9), 0, VOCABULARY).toArray();
            int[] response = random.ints(random.nextInt(1, 13), 0, VOCABULARY).toArray();
            out.add(TokenSequence.of(prompt, response));
        }
        return Collections.unmodifiableList(out);
    }

    static void train(DjlPolicy model, List<TokenSequence> sequences, int steps) {
        for (int i = 0; i < steps; i++) {
            LossFunction loss = Batches::someGradients;
            model.accumulate(sequences, 1, loss);
            model.step(1e-3);
        }
    }

    static TokenGradients zeros(TokenScores scores) {
        return gradients(scores, (kind, x) -> 0);
    }

    static TokenGradients someGradients(TokenScores scores) {
        return gradients(scores, (kind, x) -> kind == 0 ? -0.1 : kind == 1 ? 0.02 : 0.05 * (x - 1));
    }

    interface Derivative {
        double at(int kind, double x);
    }

    static TokenGradients gradients(TokenScores scores, Derivative derivative) {
        float[][][] all = {scores.logProbs(), scores.entropies(), scores.values()};
        float[][][] out = new float[3][scores.logProbs().length][];
        for (int kind = 0; kind < 3; kind++) {
            for (int b = 0; b < out[kind].length; b++) {
                out[kind][b] = new float[all[kind][b].length];
                for (int t = 0; t < out[kind][b].length; t++) {
                    out[kind][b][t] = (float) derivative.at(kind, all[kind][b][t]);
                }
            }
        }
        return new TokenGradients(out[0], out[1], out[2]);
    }
}
