package tokenward.experiments.cli.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.experiments.cli.terminal.UserError;

/** {@code exp new}: a file to begin with, which checks as it is. */
@Command(
        name = "new",
        description = "Writes a new experiment, reward or world to begin with; it checks as it is.",
        mixinStandardHelpOptions = true)
public final class NewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "KIND", description = "experiment, reward or world.")
    private Kind kind = Kind.EXPERIMENT;

    @Parameters(index = "1", paramLabel = "NAME", description = "Its name: letters, digits and underscores.")
    private String name = "";

    @Option(names = "--directory", paramLabel = "DIR", description = "Where to write it; default is here.")
    private Path directory = Path.of("");

    /** What can be begun. */
    enum Kind {
        EXPERIMENT,
        REWARD,
        WORLD;

        private String suffix() {
            return this == WORLD ? ".world" : ".exp";
        }
    }

    @Override
    public Integer call() {
        if (!name.matches("[a-z][a-z_0-9]*")) {
            throw UserError.input(
                    "`" + name + "` is no name: it needs small letters, digits and underscores, a letter first");
        }
        Path file = directory.resolve(name + kind.suffix());
        if (Files.exists(file)) {
            throw UserError.input("`" + file + "` exists already, and nothing was written");
        }
        try {
            Files.writeString(file, template().replace("NAME", name));
        } catch (IOException e) {
            throw new UncheckedIOException("`" + file + "` cannot be written", e);
        }
        spec.commandLine().getOut().println(file + " written: `exp check " + file + "` holds it against the language");
        return 0;
    }

    private String template() throws IOException {
        String resource = "/tokenward/templates/" + kind.name().toLowerCase(Locale.ROOT) + kind.suffix();
        try (InputStream text = NewCommand.class.getResourceAsStream(resource)) {
            if (text == null) {
                throw new IllegalStateException("the template " + resource + " is not on the class path");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
