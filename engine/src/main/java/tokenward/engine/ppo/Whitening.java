package tokenward.engine.ppo;

/**
 * Whitening over all tokens of a batch of rollouts: {@code (x - mean) / sqrt(var + 1e-8)}, variance with Bessel's
 * correction.
 *
 * @see "TRL v0.11 core.masked_whiten; verl masked_whiten. OpenRLHF divides by n instead of n - 1"
 */
public final class Whitening {
    private static final double EPSILON = 1e-8;

    private Whitening() {}

    /**
     * Whitens.
     *
     * @param rows double[B][T_b]
     * @param shiftMean whether the mean is taken away; rewards keep theirs
     * @return new rows; a batch of one token only loses its mean, since it has no variance
     */
    public static double[][] of(double[][] rows, boolean shiftMean) {
        long n = 0;
        double sum = 0;
        for (double[] row : rows) {
            n += row.length;
            for (double x : row) {
                sum += x;
            }
        }
        double mean = n == 0 ? 0 : sum / n;
        double squares = 0;
        for (double[] row : rows) {
            for (double x : row) {
                squares += (x - mean) * (x - mean);
            }
        }
        double scale = n < 2 ? 1 : 1 / Math.sqrt(squares / (n - 1) + EPSILON);
        double[][] white = new double[rows.length][];
        for (int b = 0; b < rows.length; b++) {
            white[b] = new double[rows[b].length];
            for (int t = 0; t < white[b].length; t++) {
                white[b][t] = (rows[b][t] - mean) * scale + (shiftMean ? 0 : mean);
            }
        }
        return white;
    }
}
