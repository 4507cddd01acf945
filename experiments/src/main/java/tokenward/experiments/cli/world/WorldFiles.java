package tokenward.experiments.cli.world;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tokenward.experiments.cli.terminal.Diagnostics;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.grammars.text.Parsed;
import tokenward.grammars.text.SourceText;
import tokenward.rewards.world.WorldLibrary;
import tokenward.rewards.world.WorldLoader;
import tokenward.rewards.world.goal.TaskSpec;
import tokenward.rewards.world.run.WorldSpec;
import tokenward.rewards.world.syntax.Spelling;

/** Reads world files and programs for verbs and tells what is wrong with them. */
public final class WorldFiles {
    private static final int LISTED = 30;

    private WorldFiles() {}

    /**
     * Loads a world file.
     *
     * @throws UserError after the diagnostics were printed, when there are errors
     */
    static WorldLibrary load(Path file, PrintWriter err) {
        read(file);
        Parsed<WorldLibrary> parsed = WorldLoader.load(file);
        if (parsed.hasErrors() || parsed.value().isEmpty()) {
            Diagnostics.print(parsed.diagnostics(), Diagnostics.Format.TEXT, err);
            int faults = parsed.diagnostics().size();
            throw UserError.input(file + " has " + faults + (faults == 1 ? " fault" : " faults"));
        }
        return parsed.value().get();
    }

    /** Returns the only world of a file, or the one its tasks play in. */
    static WorldSpec world(WorldLibrary library, Path file) {
        if (library.worlds().size() != 1 && library.tasks().isEmpty()) {
            throw UserError.input(file + " declares " + library.worlds().size() + " worlds; name a file with one");
        }
        return library.tasks().isEmpty()
                ? library.worlds().values().iterator().next()
                : library.tasks().get(0).world();
    }

    /** Returns a task by name. */
    static TaskSpec task(WorldLibrary library, String name) {
        return library.task(name).orElseThrow(() -> {
            List<String> known = library.tasks().stream().map(TaskSpec::name).toList();
            return UserError.input("there is no task `" + name + "`"
                    + Spelling.closest(name, known)
                            .map(near -> "\nhelp: did you mean `" + near + "`?")
                            .orElseGet(() -> known(known)));
        });
    }

    private static String known(List<String> tasks) {
        if (tasks.isEmpty()) {
            return "; the file has none";
        }
        int more = tasks.size() - LISTED;
        return "\nhelp: the tasks are " + String.join(", ", tasks.subList(0, Math.min(LISTED, tasks.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /**
     * Reads a file of text.
     *
     * @throws UserError when there is none, or it holds no text
     */
    public static SourceText read(Path file) {
        requireFile(file);
        try {
            return new SourceText(file.toString(), Files.readString(file));
        } catch (CharacterCodingException notText) {
            throw UserError.input(file + " is not UTF-8 text");
        } catch (IOException cause) {
            throw UserError.input(file + " cannot be read: " + cause.getMessage());
        }
    }

    /** Returns whether a file is a world's by its name. */
    public static boolean isWorld(Path file) {
        return file.toString().endsWith(".world");
    }

    private static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw UserError.input(file + (Files.exists(file) ? " is not a file" : " does not exist"));
        }
    }
}
