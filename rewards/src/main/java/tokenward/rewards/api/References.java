package tokenward.rewards.api;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What programs are compared with: the reference of each task, read once and remembered. Thread-safe.
 *
 * @param <T> what is read from a reference
 */
public final class References<T> {
    private static final int REMEMBERED = 4096;

    private final Function<Task, Optional<String>> text;
    private final Function<String, T> reading;
    private final Map<String, T> known = new ConcurrentHashMap<>();

    /**
     * Finds and reads references.
     *
     * @param text the reference of a task, where it has one
     * @param reading what is compared, from the text
     */
    public References(Function<Task, Optional<String>> text, Function<String, T> reading) {
        this.text = text;
        this.reading = reading;
    }

    /** Returns what was read from a task's reference; empty when it has none. */
    public Optional<T> of(Task task) {
        return text.apply(task).map(this::read);
    }

    private T read(String reference) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(reference, reading);
    }
}
