package tokenward.engine.train;

/**
 * The probability that one of k completions solves a task, estimated without bias from n completions of which c do.
 *
 * @see "Chen et al. 2021, eq. 1: 1 - C(n - c, k) / C(n, k)"
 */
public final class PassAtK {
    private PassAtK() {}

    /** Returns {@code 1 - prod_{i = n-c+1}^{n} (1 - k / i)}; 1 when fewer than k completions fail. */
    public static double of(int n, int c, int k) {
        if (k < 1 || k > n || c < 0 || c > n) {
            throw new IllegalArgumentException(
                    "pass@" + k + " of " + n + " completions, " + c + " right, is not defined");
        }
        if (n - c < k) {
            return 1;
        }
        double none = 1;
        for (int i = n - c + 1; i <= n; i++) {
            none *= 1 - (double) k / i;
        }
        return 1 - none;
    }
}
