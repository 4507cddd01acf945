package tokenward.rewards.sandbox;

import java.time.Duration;

/**
 * What one job may use.
 *
 * @param wall time from its start to its end
 * @param pause longest time without a result; zero for no such limit
 * @param cpu processor time, rounded up to seconds; each process of the job has this much
 * @param memoryBytes address space of each process, the interpreter's own included
 * @param resultBytes results in all
 * @param files open files of each process
 */
public record Limits(Duration wall, Duration pause, Duration cpu, long memoryBytes, long resultBytes, int files) {
    public Limits {
        if (wall.isNegative() || wall.isZero() || wall.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("the wall time must be above 0 s and at most 1 h, not " + wall);
        }
        if (pause.isNegative() || cpu.isNegative() || cpu.isZero()) {
            throw new IllegalArgumentException("times must not be negative, nor the cpu time 0: " + pause + ", " + cpu);
        }
        if (memoryBytes < 64L << 20 || resultBytes < 1024 || files < 16) {
            throw new IllegalArgumentException("at least 64 MiB of memory, 1 KiB of results and 16 files, not "
                    + memoryBytes + " bytes, " + resultBytes + " bytes, " + files);
        }
    }

    /** Returns limits for a program under training: the given wall time, 1 GiB, 16 MiB of results, 64 files. */
    public static Limits ofWall(Duration wall) {
        return new Limits(wall, Duration.ZERO, wall, 1L << 30, 16L << 20, 64);
    }

    /** Returns the same with another wall and cpu time. */
    public Limits withWall(Duration time) {
        return new Limits(time, pause, time, memoryBytes, resultBytes, files);
    }

    /** Returns the same with another cpu time. */
    public Limits withCpu(Duration time) {
        return new Limits(wall, pause, time, memoryBytes, resultBytes, files);
    }

    /** Returns the same with a longest time without a result. */
    public Limits withPause(Duration time) {
        return new Limits(wall, time, cpu, memoryBytes, resultBytes, files);
    }

    /** Returns the same with another amount of memory. */
    public Limits withMemoryBytes(long bytes) {
        return new Limits(wall, pause, cpu, bytes, resultBytes, files);
    }

    /** Returns the same with another amount of results. */
    public Limits withResultBytes(long bytes) {
        return new Limits(wall, pause, cpu, memoryBytes, bytes, files);
    }

    int cpuSeconds() {
        return (int) Math.max(1, cpu.plusMillis(999).toSeconds());
    }
}
