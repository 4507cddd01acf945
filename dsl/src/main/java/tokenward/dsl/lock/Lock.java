package tokenward.dsl.lock;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.Fingerprint;
import tokenward.dsl.plan.Provenance;
import tokenward.dsl.vocabulary.reward.CustomSettings;
import tokenward.dsl.vocabulary.reward.RewardSettings;

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
        // A listing says how long a body is; what it says is part of the lock.
        for (RewardSettings reward : plan.first().settings().reward()) {
            if (reward instanceof CustomSettings custom) {
                custom.assess()
                        .ifPresent(body -> settings.put(
                                "reward." + custom.name() + ".assess",
                                "sha256:" + Fingerprint.of(body.groovy()).hex()));
            }
        }
        return new Lock(FORMAT, plan.name(), "sha256:" + plan.fingerprint().hex(), settings, inputs);
    }
}
