package tokenward.dsl.lock;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.Provenance;

/**
 * What an experiment was when it was locked.
 *
 * @param format of the file, 1
 * @param experiment its name
 * @param plan fingerprint of all its runs
 * @param settings every value of the first run as written, by path
 * @param inputs hashes and versions of what the values name: weights, data, tools
 */
public record Lock(
        int format,
        String experiment,
        String plan,
        SortedMap<String, String> settings,
        SortedMap<String, String> inputs) {
    /** The format this version writes. */
    public static final int FORMAT = 1;

    public Lock {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }

    /** Locks a plan with its inputs. */
    public static Lock of(ExperimentPlan plan, SortedMap<String, String> inputs) {
        SortedMap<String, String> settings = new TreeMap<>();
        for (Provenance value : plan.first().provenance()) {
            settings.put(value.path(), value.value());
        }
        return new Lock(FORMAT, plan.name(), "sha256:" + plan.fingerprint().hex(), settings, inputs);
    }
}
