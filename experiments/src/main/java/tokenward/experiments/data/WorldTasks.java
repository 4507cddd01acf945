package tokenward.experiments.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tokenward.rewards.api.Task;
import tokenward.rewards.simulation.SimulationReward;
import tokenward.rewards.world.ApiPrompt;
import tokenward.rewards.world.WorldLibrary;
import tokenward.rewards.world.goal.TaskSpec;

/** The tasks of a world as records: one for each wording, with the calls a prompt may show in the field {@code api}. */
public final class WorldTasks {
    /** Name of the field that names the world. */
    public static final String WORLD_FIELD = "world";

    private WorldTasks() {}

    /** Returns the tasks of one split, or of all; imported ones only where the file has none of its own. */
    public static List<Task> of(WorldLibrary library, Optional<String> split) {
        List<Task> tasks = new ArrayList<>();
        for (TaskSpec task : library.ownTasks()) {
            boolean wanted = split.isEmpty() || split.equals(task.split());
            for (int i = 0; wanted && i < task.prompts().size(); i++) {
                tasks.add(record(task, task.name() + "#" + i, task.prompts().get(i)));
            }
        }
        return tasks;
    }

    /** Returns a record of a task with an instruction of its own, such as a benchmark's. */
    public static Task record(TaskSpec task, String id, String instruction) {
        return new Task(
                id,
                instruction,
                task.reference(),
                Optional.empty(),
                List.of(),
                Optional.of("task_program"),
                Map.of(
                        WORLD_FIELD,
                        task.world().name(),
                        SimulationReward.TASK_FIELD,
                        task.name(),
                        "api",
                        ApiPrompt.header(task.world())));
    }
}
