package tokenward.rewards.simulation.program;

import java.util.List;
import java.util.Optional;
import tokenward.grammars.text.Span;
import tokenward.rewards.world.run.CallResult;
import tokenward.rewards.world.run.Event;
import tokenward.rewards.world.run.World;

/**
 * One run of a program in one world.
 *
 * @param end the world as the program left it
 * @param trace what happened, each event with the call to thank for it
 * @param failures calls that failed, whether or not the program noticed
 * @param calls how many calls it made
 * @param output what it printed and did, in order; kept only where the harness copied looks at it
 */
public record ProgramRun(
        World end,
        List<Traced> trace,
        List<FailedCall> failures,
        Ending ending,
        int calls,
        Optional<PrintedOutput> output) {
    public ProgramRun {
        trace = List.copyOf(trace);
        failures = List.copyOf(failures);
    }

    /** An event and the call, in the program's text, that emitted it. */
    public record Traced(Event event, Optional<Span> site) {}

    /** A call that failed. */
    public record FailedCall(String call, CallResult.Failed failure, Optional<Span> site) {}

    /** Returns the events alone. */
    public List<Event> events() {
        return trace.stream().map(Traced::event).toList();
    }
}
