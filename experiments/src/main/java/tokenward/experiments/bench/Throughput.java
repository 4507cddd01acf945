package tokenward.experiments.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntPredicate;

/**
 * How fast programs are judged.
 *
 * @param programs judged in all: every one equally often
 * @param failed of them, which should be none
 * @param seconds the whole took
 * @param medianMillis of one program
 * @param p99Millis of one program
 * @param slowest name of the program that took longest
 * @param slowestMillis how long it took
 * @param slowestShare of the time of all programs went to it
 */
public record Throughput(
        int programs,
        int failed,
        double seconds,
        double medianMillis,
        double p99Millis,
        String slowest,
        double slowestMillis,
        double slowestShare) {
    private record Judging(int index, boolean passed, double millis) {}

    /** Returns programs a second. */
    public double perSecond() {
        return programs / seconds;
    }

    /**
     * Judges programs over and over, always all of them: a few take a thousand times as long as the others, and a part of
     * a round would hold them too often or not at all.
     *
     * @param names of the different programs
     * @param passes judges one, by its index
     * @param workers how many to judge at once
     * @param least no round begins after this time
     */
    static Throughput measure(List<String> names, IntPredicate passes, int workers, Duration least)
            throws InterruptedException {
        ConcurrentLinkedQueue<Judging> judged = new ConcurrentLinkedQueue<>();
        CountDownLatch done = new CountDownLatch(workers);
        long begin = System.nanoTime();
        Rounds rounds = new Rounds(names.size(), begin + least.toNanos());
        for (int worker = 0; worker < workers; worker++) {
            Thread.ofVirtual().start(() -> {
                try {
                    for (int index = rounds.next(); index >= 0; index = rounds.next()) {
                        long start = System.nanoTime();
                        boolean passed = passes.test(index);
                        judged.add(new Judging(index, passed, (System.nanoTime() - start) / 1e6));
                    }
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        return of(names, List.copyOf(judged), (System.nanoTime() - begin) / 1e9);
    }

    private static Throughput of(List<String> names, List<Judging> judged, double seconds) {
        double[] millis = judged.stream().mapToDouble(Judging::millis).sorted().toArray();
        Judging slowest =
                judged.stream().max(Comparator.comparingDouble(Judging::millis)).orElseThrow();
        double sum = judged.stream().mapToDouble(Judging::millis).sum();
        double own = judged.stream()
                .filter(one -> one.index() == slowest.index())
                .mapToDouble(Judging::millis)
                .sum();
        return new Throughput(
                judged.size(),
                (int) judged.stream().filter(one -> !one.passed()).count(),
                seconds,
                quantile(millis, 0.5),
                quantile(millis, 0.99),
                names.get(slowest.index()),
                slowest.millis(),
                own / sum);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }

    /** Hands out indices, round after round until it is late. */
    private static final class Rounds {
        private final int count;
        private final long late;
        private int at;
        private boolean over;

        Rounds(int count, long late) {
            this.count = count;
            this.late = late;
        }

        synchronized int next() {
            over |= at == count && System.nanoTime() >= late;
            if (over) {
                return -1;
            }
            at %= count;
            return at++;
        }
    }
}
