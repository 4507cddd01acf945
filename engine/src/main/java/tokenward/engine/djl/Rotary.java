package tokenward.engine.djl;

import tokenward.engine.djl.checkpoint.Qwen2Config;

/**
 * Tables of the rotary position embedding. {@code x * cos + half(x) * sin}, where half turns the two halves of a head
 * around; the sign of the first half is kept in sin.
 *
 * @see "Su et al. 2021, RoFormer; transformers modeling_qwen2.py, rotate_half"
 */
final class Rotary {
    private Rotary() {}

    /** Returns cosines, float[positions * headDim]. */
    static float[] cos(Qwen2Config config) {
        float[] table = new float[config.maxPositions() * config.headDim()];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) Math.cos(angle(config, i));
        }
        return table;
    }

    /** Returns signed sines, float[positions * headDim]. */
    static float[] sin(Qwen2Config config) {
        float[] table = new float[config.maxPositions() * config.headDim()];
        for (int i = 0; i < table.length; i++) {
            double sine = Math.sin(angle(config, i));
            table[i] = (float) (i % config.headDim() < config.headDim() / 2 ? -sine : sine);
        }
        return table;
    }

    /** Rounded to f32 where Hugging Face's code rounds, so that long positions agree with how models were trained. */
    private static double angle(Qwen2Config config, int i) {
        int position = i / config.headDim();
        int pair = i % config.headDim() % (config.headDim() / 2);
        float frequency = (float) (1 / Math.pow(config.theta(), 2.0 * pair / config.headDim()));
        return position * frequency;
    }
}
