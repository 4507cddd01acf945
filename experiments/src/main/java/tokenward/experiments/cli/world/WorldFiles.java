package tokenward.experiments.cli.world;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import tokenward.experiments.cli.terminal.Diagnostics;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.grammars.text.Parsed;
import tokenward.grammars.text.SourceText;
import tokenward.rewards.world.WorldLibrary;
import tokenward.rewards.world.WorldLoader;
import tokenward.rewards.world.goal.TaskSpec;
import tokenward.rewards.world.run.WorldSpec;

/** Reads world files and programs for verbs and tells what is wrong with them. */
public final class WorldFiles {
    private WorldFiles() {}

    /**
     * Loads a world file.
     *
     * @throws UserError after the diagnostics were printed, when there are errors
     */
    static WorldLibrary load(Path file, PrintWriter err) {
        requireFile(file);
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
        return library.task(name)
                .orElseThrow(() -> UserError.input("there is no task `" + name + "`; known are "
                        + String.join(
                                ", ",
                                library.tasks().stream().map(TaskSpec::name).toList())));
    }

    /** Reads a file of text. */
    static SourceText read(Path file) {
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
