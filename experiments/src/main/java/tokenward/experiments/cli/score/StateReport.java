package tokenward.experiments.cli.score;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import tokenward.engine.train.Evaluation;
import tokenward.experiments.assembly.Watcher;
import tokenward.experiments.cli.terminal.TerminalWatcher;
import tokenward.experiments.cli.terminal.Terminals;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.experiments.run.StateMeasurement;

/** Measures policies on the evaluations their experiments declare, and shows the numbers. */
final class StateReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrintWriter out;
    private final boolean json;
    private final Optional<Path> samples;

    /**
     * Creates a report.
     *
     * @param samples where the completions go, in the form EvalPlus reads; empty to keep none
     */
    StateReport(PrintWriter out, boolean json, Optional<Path> samples) {
        this.out = out;
        this.json = json;
        this.samples = samples;
    }

    /** Measures all states and returns the exit code. */
    int show(List<PolicyStates.State> states, Set<String> only) {
        for (PolicyStates.State state : states) {
            List<String> declared = state.run().settings().evaluate().stream()
                    .map(e -> e.name())
                    .toList();
            only.stream().filter(name -> !declared.contains(name)).findFirst().ifPresent(name -> {
                throw UserError.input("`" + state.plan().name() + "` has no `evaluate " + name + "`\nhelp: it has "
                        + String.join(", ", declared));
            });
            if (declared.isEmpty()) {
                throw UserError.input(
                        "`" + state.plan().name() + "` declares no `evaluate` block, so nothing is measured");
            }
            Watcher watcher =
                    json ? Watcher.none() : new TerminalWatcher(out, Clock.systemUTC(), Terminals.interactive());
            SequencedMap<String, Evaluation.Result> results =
                    StateMeasurement.of(state.plan(), state.run(), only, watcher);
            results.forEach((name, result) -> {
                show(state, name, result);
                samples.ifPresent(folder -> keep(folder, state.name(), name, result));
            });
        }
        out.flush();
        return 0;
    }

    private void show(PolicyStates.State state, String name, Evaluation.Result result) {
        if (json) {
            ObjectNode line = JSON.createObjectNode();
            line.put("experiment", state.plan().name());
            line.put("state", state.name());
            line.put("evaluation", name);
            line.put("samples", result.samples().size());
            ObjectNode metrics = line.putObject("metrics");
            result.metrics().forEach(metrics::put);
            out.println(line);
            return;
        }
        StringBuilder text = new StringBuilder();
        result.metrics()
                .forEach((metric, value) -> text.append(String.format(Locale.ROOT, "  %s %.3f", metric, value)));
        out.printf(Locale.ROOT, "%-12s %-16s%s%n", state.name(), name, text);
    }

    private void keep(Path folder, String state, String name, Evaluation.Result result) {
        Path file = folder.resolve(state + "-" + name + ".jsonl");
        StringBuilder lines = new StringBuilder();
        for (Evaluation.Graded graded : result.samples()) {
            ObjectNode line = JSON.createObjectNode();
            line.put("task_id", graded.sample().task().id());
            line.put("solution", graded.sample().completion().codeText());
            lines.append(line).append('\n');
        }
        try {
            Files.createDirectories(folder);
            Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("`" + file + "` cannot be written", e);
        }
    }
}
