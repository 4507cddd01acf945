package tokenward.rewards.simulation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tokenward.grammars.text.Span;
import tokenward.rewards.simulation.program.Ending;
import tokenward.rewards.simulation.program.ProgramRun;
import tokenward.rewards.world.run.WorldSpec;

/** Sorts what went wrong in a run into outcomes. */
final class Faults {
    private static final Pattern UNDEFINED = Pattern.compile("^NameError: name '(\\w+)' is not defined.*");
    private static final Pattern ARGUMENTS =
            Pattern.compile("^TypeError: (?:\\w+\\.)?(\\w+)\\(\\) (?:missing|takes|got|argument).*");
    private static final String ROBOT = "Robot";

    private Faults() {}

    /** Returns what is wrong with a run under the strict profile: the first thing that went wrong, swallowed or not. */
    static Optional<Outcome> strict(ProgramRun run, WorldSpec world, boolean mayTimeOut, String program) {
        if (!run.failures().isEmpty()) {
            ProgramRun.FailedCall first = run.failures().get(0);
            return Optional.of(new Outcome.SimulationError(
                    first.failure().code(), first.failure().message(), first.site()));
        }
        return python(run.ending(), world, mayTimeOut, program);
    }

    /** Returns what the original harness finds wrong with a run. */
    static Optional<Outcome> faithful(
            ProgramRun run, WorldSpec world, boolean mayTimeOut, boolean robotInMessage, String program) {
        if (run.ending() instanceof Ending.Raised raised) {
            String message = raised.message().substring(raised.message().lastIndexOf('\n') + 1);
            if (robotInMessage ? message.contains(ROBOT) : raised.byCall()) {
                String code = run.failures().isEmpty()
                        ? "API_ARGS"
                        : run.failures()
                                .get(run.failures().size() - 1)
                                .failure()
                                .code();
                return Optional.of(new Outcome.SimulationError(code, message, raised.site()));
            }
        }
        return python(run.ending(), world, mayTimeOut, program);
    }

    private static Optional<Outcome> python(Ending ending, WorldSpec world, boolean mayTimeOut, String program) {
        return switch (ending) {
            case Ending.Finished f -> Optional.empty();
            case Ending.TimedOut t ->
                mayTimeOut
                        ? Optional.empty()
                        : error(Outcome.PythonFault.TIMEOUT, "still running at the limit", Optional.empty());
            case Ending.Died d -> error(Outcome.PythonFault.LOST, "the process ended: " + d.how(), Optional.empty());
            case Ending.NotCompiled n ->
                error(
                        program.isBlank() ? Outcome.PythonFault.PROTOCOL : Outcome.PythonFault.SYNTAX,
                        n.message(),
                        n.site());
            case Ending.Raised r -> error(fault(r, world, program), r.message(), r.site());
        };
    }

    private static Optional<Outcome> error(Outcome.PythonFault fault, String message, Optional<Span> site) {
        return Optional.of(new Outcome.PythonError(fault, message, site));
    }

    private static Outcome.PythonFault fault(Ending.Raised raised, WorldSpec world, String program) {
        Matcher undefined = UNDEFINED.matcher(raised.message());
        if (undefined.matches()) {
            String name = undefined.group(1);
            if (name.equals("task_program")) {
                return Outcome.PythonFault.PROTOCOL;
            }
            return program.contains(name + "(") ? Outcome.PythonFault.UNKNOWN_API : Outcome.PythonFault.UNDEFINED;
        }
        Matcher arguments = ARGUMENTS.matcher(raised.message());
        if (arguments.matches() && world.calls().containsKey(arguments.group(1))) {
            return Outcome.PythonFault.API_ARGS;
        }
        return switch (raised.type()) {
            case "TypeError", "AttributeError" -> Outcome.PythonFault.TYPE;
            case "ValueError", "IndexError", "KeyError", "ZeroDivisionError", "AssertionError" ->
                Outcome.PythonFault.VALUE;
            case "UnboundLocalError", "ImportError", "ModuleNotFoundError" -> Outcome.PythonFault.UNDEFINED;
            default -> Outcome.PythonFault.OTHER;
        };
    }
}
