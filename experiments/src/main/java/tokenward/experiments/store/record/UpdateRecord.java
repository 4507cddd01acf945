package tokenward.experiments.store.record;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One update of the policy.
 *
 * @param update its number, counted from 1
 * @param updates how many the plan asks for
 * @param metrics by dotted name, {@code reward.total} for example; docs/ppo.md says what each means
 * @param seconds wall time since the run began, earlier sessions of a resumed run included
 */
public record UpdateRecord(int update, int updates, SortedMap<String, Double> metrics, double seconds)
        implements RunEvent {
    public UpdateRecord {
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    }
}
