package tokenward.experiments.cli.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.dsl.explain.Difference;
import tokenward.dsl.plan.Provenance;
import tokenward.experiments.cli.terminal.Diagnostics;

/** {@code exp diff}: settings that two experiments do not agree on. */
@Command(
        name = "diff",
        description = "Shows the settings in which two experiments differ, with where each value comes from.",
        mixinStandardHelpOptions = true)
public final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FIRST", description = "An experiment file.")
    private Path first = Path.of("");

    @Parameters(index = "1", paramLabel = "SECOND", description = "Another.")
    private Path second = Path.of("");

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Diagnostics.Format format = Diagnostics.Format.TEXT;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<Difference> differences = Difference.between(
                ExperimentFile.load(first, List.of(), err).first(),
                ExperimentFile.load(second, List.of(), err).first());
        if (format == Diagnostics.Format.JSON) {
            out.println(json(differences));
        } else {
            out.print(differences.isEmpty() ? "no value differs\n" : Difference.text(differences));
        }
        out.flush();
        return 0;
    }

    /** Returns an array of objects with {@code path}, {@code before} and {@code after}; a side without it is null. */
    private static String json(List<Difference> differences) {
        ArrayNode array = new ObjectMapper().createArrayNode();
        for (Difference difference : differences) {
            ObjectNode node = array.addObject();
            node.put("path", difference.path());
            side(node, "before", difference.before());
            side(node, "after", difference.after());
        }
        return array.toString();
    }

    private static void side(ObjectNode node, String name, Optional<Provenance> side) {
        if (side.isEmpty()) {
            node.putNull(name);
            return;
        }
        ObjectNode value = node.putObject(name);
        value.put("value", side.get().value());
        value.put("from", side.get().kind().name().toLowerCase(Locale.ROOT));
        value.put("where", side.get().where());
        value.put("why", side.get().why());
    }
}
