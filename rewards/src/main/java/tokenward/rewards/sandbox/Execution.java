package tokenward.rewards.sandbox;

import java.time.Duration;
import java.util.List;
import tokenward.rewards.value.PyValue;

/** How a job ended. A program that fails is a value; results given before its end are kept. */
public sealed interface Execution {
    /** Returns what the driver emitted, in order. */
    List<PyValue> results();

    /** Returns what the job used. */
    Usage usage();

    /**
     * What a job used.
     *
     * @param wall from its start to its end
     * @param cpu of all its processes
     * @param peakBytes largest resident memory of one process
     */
    record Usage(Duration wall, Duration cpu, long peakBytes) {}

    /** The driver came to its end; what the program did is in the results. */
    record Finished(List<PyValue> results, Usage usage) implements Execution {}

    /**
     * The process ended before its driver did.
     *
     * @param signal that ended it, or 0
     * @param code exit code, when no signal ended it
     */
    record Died(List<PyValue> results, Usage usage, int signal, int code) implements Execution {}

    /** The time for the job, or that for one result, ran out. */
    record TimedOut(List<PyValue> results, Usage usage) implements Execution {}

    /** The memory ran out where the driver could not say so. */
    record OutOfMemory(List<PyValue> results, Usage usage) implements Execution {}

    /** More results than the limit allows. */
    record Flooded(List<PyValue> results, Usage usage) implements Execution {}

    /** The conversation ended the job. */
    record Cancelled(List<PyValue> results, Usage usage) implements Execution {}

    /** The results are no values: the program wrote to the private descriptor. */
    record Garbled(List<PyValue> results, Usage usage) implements Execution {}

    /** The job was not run: it is larger than a job may be. */
    record Refused(String reason) implements Execution {
        @Override
        public List<PyValue> results() {
            return List.of();
        }

        @Override
        public Usage usage() {
            return new Usage(Duration.ZERO, Duration.ZERO, 0);
        }
    }
}
