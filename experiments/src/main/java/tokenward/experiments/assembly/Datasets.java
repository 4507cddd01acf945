package tokenward.experiments.assembly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tokenward.dsl.vocabulary.DataSettings;
import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.engine.rollout.Shuffle;
import tokenward.engine.rollout.Uniforms;
import tokenward.experiments.data.Tasks;
import tokenward.experiments.judging.RunException;
import tokenward.experiments.judging.Worlds;
import tokenward.rewards.api.Task;

/** The tasks of each role; records held out of {@code train} have the role {@code holdout}. */
public final class Datasets {
    public static final String TRAIN = "train";
    static final String HOLDOUT = "holdout";

    private final ExperimentSettings settings;
    private final Prompting prompting;
    private final Worlds worlds;
    private final Watcher watcher;
    private final Map<String, List<Task>> loaded = new HashMap<>();

    Datasets(ExperimentSettings settings, Prompting prompting, Worlds worlds, Watcher watcher) {
        this.settings = settings;
        this.prompting = prompting;
        this.worlds = worlds;
        this.watcher = watcher;
    }

    /**
     * Returns the tasks of a role.
     *
     * @param wanted who wants them, for the message when there are none
     */
    public List<Task> of(String role, String wanted) {
        if (!loaded.containsKey(role)) {
            load(role, wanted);
        }
        return loaded.getOrDefault(role, List.of());
    }

    /** Returns the block of a role, or says that what is wanted needs it. */
    public DataSettings settingsOf(String role, String wanted) {
        return settings.data(role)
                .orElseThrow(
                        () -> RunException.setting(wanted + " needs a block `data " + role + "`, and there is none"));
    }

    private void load(String role, String wanted) {
        if (role.equals(HOLDOUT) && settings.data(HOLDOUT).isEmpty()) {
            load(TRAIN, wanted);
            return;
        }
        DataSettings data = settingsOf(role, wanted);
        List<Task> tasks = prompting.fitting(records(data), data, watcher);
        int aside = data.holdout();
        if (aside == 0) {
            loaded.put(role, tasks);
            return;
        }
        if (aside >= tasks.size()) {
            throw RunException.setting("data." + role + ".holdout puts " + aside + " of " + tasks.size()
                    + " records aside and leaves none");
        }
        int[] order = Shuffle.permutation(tasks.size(), Uniforms.of(settings.seed(), "holdout"));
        loaded.put(HOLDOUT, chosen(tasks, Arrays.copyOf(order, aside)));
        loaded.put(role, chosen(tasks, Arrays.copyOfRange(order, aside, order.length)));
    }

    /** A world's own tasks where the block names a world and no file; else the file's records. */
    private List<Task> records(DataSettings data) {
        return data.world().isPresent() && data.path().isEmpty()
                ? worlds.tasks(data.world().get(), data.split())
                : Tasks.load(data, watcher::warning);
    }

    private static List<Task> chosen(List<Task> tasks, int[] indices) {
        int[] sorted = indices.clone();
        Arrays.sort(sorted);
        return new ArrayList<>(IntStream.of(sorted).mapToObj(tasks::get).toList());
    }
}
