package tokenward.dsl.vocabulary;

import java.util.Optional;

/**
 * Where tensors live.
 *
 * @param spelled {@code auto}, {@code cpu} or {@code cuda:N}
 */
public record Device(String spelled) {
    /** Reads {@code auto}, {@code cpu}, {@code cuda} (the first card) or {@code cuda:N}. */
    public static Optional<Device> parse(String word) {
        if (word.equals("cuda")) {
            return Optional.of(new Device("cuda:0"));
        }
        boolean known = word.equals("auto") || word.equals("cpu") || word.matches("cuda:[0-9]{1,2}");
        return known ? Optional.of(new Device(word)) : Optional.empty();
    }

    @Override
    public String toString() {
        return spelled;
    }
}
