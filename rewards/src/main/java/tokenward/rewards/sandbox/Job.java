package tokenward.rewards.sandbox;

import java.util.List;
import tokenward.rewards.value.PyValue;

/**
 * Something to run: one process, or two that talk to each other over {@code port.send} and {@code port.receive}. Each
 * process gets its body only; nothing of the second's is in the first's memory.
 *
 * @param parts one or two; the results are those of the last
 */
public record Job(List<Part> parts, Limits limits) {
    public Job {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.size() > 2) {
            throw new IllegalArgumentException("a job has one or two processes, not " + parts.size());
        }
    }

    /** One process: a driver and what it is given. */
    public record Part(Driver driver, PyValue body) {}

    /** Returns a job of one process. */
    public static Job of(Driver driver, PyValue body, Limits limits) {
        return new Job(List.of(new Part(driver, body)), limits);
    }

    /** Returns a job of two processes; the second's results are the job's. */
    public static Job ofPair(Part first, Part second, Limits limits) {
        return new Job(List.of(first, second), limits);
    }
}
