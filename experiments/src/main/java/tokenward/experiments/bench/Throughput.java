package tokenward.experiments.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/**
 * How fast programs are judged.
 *
 * @param programs judged in all
 * @param failed of them, which should be none
 * @param seconds the whole took
 * @param medianMillis of one program
 * @param p99Millis of one program
 */
public record Throughput(int programs, int failed, double seconds, double medianMillis, double p99Millis) {
    /** Returns programs a second. */
    public double perSecond() {
        return programs / seconds;
    }

    /**
     * Judges programs over and over.
     *
     * @param count how many different ones there are
     * @param passes judges one, by its index
     * @param workers how many to judge at once
     * @param least time to go on for; every program is judged once at least
     */
    static Throughput measure(int count, IntPredicate passes, int workers, Duration least) throws InterruptedException {
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(workers);
        long begin = System.nanoTime();
        for (int worker = 0; worker < workers; worker++) {
            Thread.ofVirtual().start(() -> {
                try {
                    int index = next.getAndIncrement();
                    while (index < count || System.nanoTime() - begin < least.toNanos()) {
                        long start = System.nanoTime();
                        if (!passes.test(index % count)) {
                            failed.incrementAndGet();
                        }
                        nanos.add(System.nanoTime() - start);
                        index = next.getAndIncrement();
                    }
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        double seconds = (System.nanoTime() - begin) / 1e9;
        List<Long> sorted = new ArrayList<>(nanos);
        sorted.sort(null);
        return new Throughput(
                sorted.size(), failed.get(), seconds, quantile(sorted, 0.5) / 1e6, quantile(sorted, 0.99) / 1e6);
    }

    private static double quantile(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }
}
