package tokenward.rewards.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tokenward.grammars.text.SourceText;
import tokenward.rewards.world.goal.TaskSpec;
import tokenward.rewards.world.run.WorldSpec;

/**
 * The worlds and tasks of a file and of all it imports.
 *
 * @param worlds by name
 * @param tasks in the order they are written, those of imported files first
 * @param declared the tasks of the file itself
 * @param source the file itself
 */
public record WorldLibrary(
        Map<String, WorldSpec> worlds, List<TaskSpec> tasks, List<TaskSpec> declared, SourceText source) {
    public WorldLibrary {
        tasks = List.copyOf(tasks);
        declared = List.copyOf(declared);
    }

    /** Returns the tasks the file is about: its own, or those it imports where it has none. */
    public List<TaskSpec> ownTasks() {
        return declared.isEmpty() ? tasks : declared;
    }

    /** Returns a world by name. */
    public Optional<WorldSpec> world(String name) {
        return Optional.ofNullable(worlds.get(name));
    }

    /** Returns the tasks of a world. */
    public List<TaskSpec> tasksOf(String world) {
        return tasks.stream().filter(t -> t.world().name().equals(world)).toList();
    }

    /** Returns a task by name. */
    public Optional<TaskSpec> task(String name) {
        return tasks.stream().filter(t -> t.name().equals(name)).findFirst();
    }
}
