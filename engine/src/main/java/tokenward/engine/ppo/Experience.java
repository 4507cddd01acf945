package tokenward.engine.ppo;

import java.util.List;
import tokenward.engine.model.TokenSequence;

/**
 * A batch of rollouts with everything the update needs. Rows are ragged: row b has the T_b response tokens of rollout b.
 * Bulk arrays, not copied: not to be written to by readers.
 *
 * @param rollouts B rollouts whose harness did not break
 * @param logProbs {@code log pi_old}, double[B][T_b]
 * @param reference {@code log pi_ref}, double[B][T_b]
 * @param values {@code V_old} before each token, double[B][T_b]
 * @param kl {@code KL_t} as the reward uses it, double[B][T_b]
 * @param rewards {@code r_t = sum_k w_k r_{k,t} - beta KL_t}, double[B][T_b]
 * @param targets advantages (whitened when asked) and returns
 */
@SuppressWarnings("ArrayRecordComponent") // ragged bulk data that lives for one update
public record Experience(
        List<Rollout> rollouts,
        double[][] logProbs,
        double[][] reference,
        double[][] values,
        double[][] kl,
        double[][] rewards,
        Advantages targets) {
    /** Returns the number of rollouts B. */
    public int size() {
        return rollouts.size();
    }

    /** Returns the number of response tokens of all rollouts. */
    public long tokens() {
        long tokens = 0;
        for (double[] row : logProbs) {
            tokens += row.length;
        }
        return tokens;
    }

    /** Returns the token ids of rollout b. */
    public TokenSequence sequence(int b) {
        return rollouts.get(b).sample().tokens();
    }
}
