package tokenward.engine.train;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Results of evaluations by the update they were made at. The same weights and the same seed give the same result, so
 * the state that is kept need not be measured a second time.
 */
final class Measured {
    private record Key(String evaluation, int update) {}

    private final Map<Key, Evaluation.Result> results = new HashMap<>();

    void put(String evaluation, int update, Evaluation.Result result) {
        results.put(new Key(evaluation, update), result);
    }

    Optional<Evaluation.Result> at(String evaluation, int update) {
        return Optional.ofNullable(results.get(new Key(evaluation, update)));
    }

    /** Drops everything but the results of the best state and of the present one. */
    void forget(int best, int present) {
        results.keySet().removeIf(key -> key.update() != best && key.update() != present);
    }
}
