package tokenward.experiments.speed;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Wall-clock and process CPU seconds. On an idle machine read the wall; on a busy one use one thread and read the CPU.
 *
 * @param cpu of every thread of this process, compiler and collector included
 */
record Timing(double wall, double cpu) {
    /** Returns the two clocks, to be asked later what has {@link #elapsed}. */
    static Timing now() {
        double cpu =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getProcessCpuTime() / 1e9
                        : 0;
        return new Timing(System.nanoTime() / 1e9, cpu);
    }

    /** Returns the time since this was now. */
    Timing elapsed() {
        Timing now = now();
        return new Timing(now.wall - wall, now.cpu - cpu);
    }

    /** Returns the median time of some runs after one that warms up. */
    static Timing median(int runs, Runnable action) {
        action.run();
        List<Timing> timings = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            Timing start = now();
            action.run();
            timings.add(start.elapsed());
        }
        return median(timings);
    }

    /** Returns the medians of both clocks. */
    static Timing median(List<Timing> timings) {
        return new Timing(median(timings, Timing::wall), median(timings, Timing::cpu));
    }

    private static double median(List<Timing> timings, ToDoubleFunction<Timing> clock) {
        double[] sorted = timings.stream().mapToDouble(clock).sorted().toArray();
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    Timing plus(Timing other) {
        return new Timing(wall + other.wall, cpu + other.cpu);
    }

    /** Returns things per second. */
    Map<String, Double> rate(double things) {
        return Map.of("wall", round(things / wall), "cpu", round(things / cpu));
    }

    /** Returns seconds times a factor. */
    Map<String, Double> seconds(double factor) {
        return Map.of("wall", round(wall * factor), "cpu", round(cpu * factor));
    }

    private static double round(double x) {
        return Math.round(x * 1000) / 1000.0;
    }
}
