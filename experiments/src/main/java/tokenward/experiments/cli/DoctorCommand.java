package tokenward.experiments.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tokenward.experiments.cli.terminal.Diagnostics;
import tokenward.experiments.cli.terminal.ExitCode;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.lint.LintConfig;
import tokenward.rewards.lint.Ruff;
import tokenward.rewards.sandbox.Interpreter;
import tokenward.rewards.sandbox.Isolation;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.sandbox.ToolProcess;

/** {@code exp doctor}: says what this machine offers, what is in force, and what to install. */
@Command(
        name = "doctor",
        description = "Says what this machine offers, what is in force, and what to install.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Diagnostics.Format format = Diagnostics.Format.TEXT;

    private final ObjectNode told = JsonNodeFactory.instance.objectNode();
    private final ArrayNode found = told.putArray("found");
    private final List<String> advice = new ArrayList<>();

    @Override
    public Integer call() {
        line("java", System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ")");
        line("cpu", Runtime.getRuntime().availableProcessors() + " processors");
        boolean sandbox = python();
        ruff();
        if (format == Diagnostics.Format.JSON) {
            advice.forEach(told.putArray("helps")::add);
            out().println(told);
        } else {
            out().flush();
            advice.forEach(one -> out().println("help: " + one));
        }
        return sandbox ? 0 : ExitCode.ENVIRONMENT;
    }

    private boolean python() {
        try {
            Interpreter interpreter = Interpreter.find(Optional.empty());
            line("python", interpreter.version() + " (" + interpreter.executable() + ")");
        } catch (InfrastructureException e) {
            line("python", "missing: " + e.getMessage());
            advice.add("install python3, 3.10 or later: unit tests and worlds run programs in it");
            return false;
        }
        boolean works = false;
        for (Isolation level : Isolation.strongestFirst()) {
            works = isolation(level, works) || works;
        }
        if (!works) {
            advice.add(
                    "no isolation works here; install bubblewrap, allow user name spaces, or run on Linux 5.13 or later");
        }
        return works;
    }

    private boolean isolation(Isolation level, boolean strongerInForce) {
        try (PythonPool pool =
                PythonPool.open(PythonPool.Settings.DEFAULT.withSize(1).withIsolation(level))) {
            String state = strongerInForce ? "available" : "in force";
            line("isolation", level.word() + ": " + state + " (" + String.join(", ", pool.walls()) + ")");
            return true;
        } catch (InfrastructureException e) {
            line("isolation", level.word() + ": not available");
            if (level == Isolation.BUBBLEWRAP) {
                advice.add(
                        ToolProcess.find("bwrap").isPresent()
                                ? "bubblewrap is here but does not work: " + e.getMessage()
                                : "`apt-get install bubblewrap`, or your system's package, gives the strongest isolation");
            }
            return false;
        }
    }

    private void ruff() {
        Ruff.Status status = Ruff.status(LintConfig.DEFAULTS.version());
        line("ruff", status.backend().orElse("missing"));
        if (!status.advice().isEmpty()) {
            advice.add(status.advice());
        }
    }

    private void line(String name, String state) {
        if (format == Diagnostics.Format.TEXT) {
            out().printf("%-10s %s%n", name, state);
        } else {
            found.addObject().put("name", name).put("state", state);
        }
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
