package tokenward.experiments.run;

import java.nio.file.Path;
import java.util.Map;
import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.experiments.assembly.Prompting;
import tokenward.experiments.judging.Channels;
import tokenward.experiments.judging.Sandboxes;
import tokenward.experiments.judging.Worlds;
import tokenward.rewards.api.CodeExtractor;
import tokenward.rewards.api.Judge;
import tokenward.rewards.attribution.RewardSum;

/** The reward channels of an experiment without its model, for judging texts that are already there. */
public final class PlanJudge implements AutoCloseable {
    private final Sandboxes sandboxes;
    private final Channels channels;
    private final CodeExtractor extractor;

    /**
     * Starts what the channels need.
     *
     * @param worlds imported worlds by name
     */
    public PlanJudge(ExperimentSettings settings, Map<String, Path> worlds) {
        this.sandboxes = new Sandboxes(settings.sandbox());
        this.channels = new Channels(settings, sandboxes, new Worlds(worlds, settings.seed()));
        this.extractor = Prompting.extractor(settings);
    }

    /** Returns all channels with their weights. */
    public Judge judge() {
        return new RewardSum(channels.list());
    }

    /** Returns how the experiment finds the program in an answer. */
    public CodeExtractor extractor() {
        return extractor;
    }

    @Override
    public void close() {
        channels.close();
        sandboxes.close();
    }
}
