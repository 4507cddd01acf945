package tokenward.dsl.vocabulary;

import java.util.List;
import java.util.Optional;
import tokenward.dsl.schema.Noun;

/**
 * Where tensors live.
 *
 * @param spelled {@code auto}, {@code cpu} or {@code cuda:N}
 */
@Noun("`auto`, `cpu` or a card such as `cuda:0`")
public record Device(String spelled) {
    /** Reads {@code auto}, {@code cpu}, {@code cuda} (the first card) or {@code cuda:N}. */
    public static Optional<Device> parse(String word) {
        if (word.equals("cuda")) {
            return Optional.of(new Device("cuda:0"));
        }
        boolean known = word.equals("auto") || word.equals("cpu") || word.matches("cuda:[0-9]{1,2}");
        return known ? Optional.of(new Device(word)) : Optional.empty();
    }

    /** Returns the usual ones. */
    public static List<String> words() {
        return List.of("auto", "cpu", "cuda", "cuda:0", "cuda:1");
    }

    @Override
    public String toString() {
        return spelled;
    }
}
