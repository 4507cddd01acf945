package tokenward.experiments.store.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One evaluation of a policy. The samples go to a file of their own and are not part of the event's line.
 *
 * @param update how many updates the policy had seen; for {@link Policy#TUNED}, those of the selected checkpoint
 * @param name the evaluate block's name
 * @param policy which policy
 * @param metrics by name, {@code pass@1} for example
 * @param samples one for each task and draw; empty when read back with the events
 */
public record EvaluationRecord(
        int update,
        String name,
        Policy policy,
        SortedMap<String, Double> metrics,
        @JsonIgnore List<SampleRecord> samples)
        implements RunEvent {

    /** Which policy was evaluated. */
    public enum Policy {
        /** The one the run started from. */
        BASE,
        /** The one after some updates, on the way. */
        UPDATE,
        /** The one the run hands out in the end. */
        TUNED
    }

    public EvaluationRecord {
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        samples = samples == null ? List.of() : List.copyOf(samples);
    }

    /** Returns the record with the samples of its file. */
    public EvaluationRecord withSamples(List<SampleRecord> read) {
        return new EvaluationRecord(update, name, policy, metrics, read);
    }
}
