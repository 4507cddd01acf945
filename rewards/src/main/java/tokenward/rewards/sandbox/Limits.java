package tokenward.rewards.sandbox;

import java.time.Duration;

/**
 * What one job may use. Time is what its processes spend on a processor or asleep; while they are ready and the machine
 * serves others the clock stands, so that no verdict depends on how busy the machine is. Only a job that gets less than
 * a twentieth of a processor for its whole time is ended by the wall clock, see {@link #patience}.
 *
 * @param time from its start to its end
 * @param pause longest time without a result; zero for no such limit
 * @param memoryBytes address space of each process, the interpreter's own included
 * @param resultBytes results in all
 * @param files open files of each process
 */
public record Limits(Duration time, Duration pause, long memoryBytes, long resultBytes, int files) {
    private static final int MOST_PATIENCE = 20;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    public Limits {
        if (time.compareTo(Duration.ofMillis(1)) < 0 || time.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("the time must be at least 1 ms and at most 1 h, not " + time);
        }
        if (pause.isNegative()) {
            throw new IllegalArgumentException("the longest pause must not be negative, but is " + pause);
        }
        if (memoryBytes < 64L << 20 || resultBytes < 1024 || files < 16) {
            throw new IllegalArgumentException("at least 64 MiB of memory, 1 KiB of results and 16 files, not "
                    + memoryBytes + " bytes, " + resultBytes + " bytes, " + files);
        }
    }

    /** Returns limits for a program under training: the given time, 1 GiB, 16 MiB of results, 64 files. */
    public static Limits ofTime(Duration time) {
        return new Limits(time, Duration.ZERO, 1L << 30, 16L << 20, 64);
    }

    /** Returns the same with another longest time without a result. */
    public Limits withPause(Duration longest) {
        return new Limits(time, longest, memoryBytes, resultBytes, files);
    }

    /** Returns the same with another amount of memory. */
    public Limits withMemoryBytes(long bytes) {
        return new Limits(time, pause, bytes, resultBytes, files);
    }

    /** Returns the same with another amount of results. */
    public Limits withResultBytes(long bytes) {
        return new Limits(time, pause, memoryBytes, bytes, files);
    }

    /** Returns how many times as long as {@link #time} the wall clock may show: 20, less where that is hours. */
    int patience() {
        long most = time.plus(LONGEST_WAIT).dividedBy(time);
        return (int) Math.min(MOST_PATIENCE, Math.max(2, most));
    }

    /** Returns how long the wall clock may show before the job is ended whatever it used. */
    Duration longestWall() {
        return time.multipliedBy(patience());
    }
}
