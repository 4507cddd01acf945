package tokenward.rewards.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.text.Span;
import tokenward.rewards.sandbox.Conversation;
import tokenward.rewards.value.PyValue;
import tokenward.rewards.world.run.CallResult;
import tokenward.rewards.world.run.CallSpec;
import tokenward.rewards.world.run.Quirk;
import tokenward.rewards.world.run.World;
import tokenward.rewards.world.run.WorldSpec;

/**
 * One child process running a program in world after world. Answers its calls; a world that runs too long ends the
 * child. Whatever the child claims, only calls change a world and only worlds write a trace.
 */
final class Session implements Conversation {
    private final WorldSpec spec;
    private final List<CallSpec> calls;
    private final Sources sources;
    private final boolean printed;
    private final long budgetNanos;
    private final Map<Long, Optional<Span>> sites = new HashMap<>();
    private Sites places;
    private @Nullable World world;
    private @Nullable PrintedOutput output;
    private List<ProgramRun.Traced> trace = new ArrayList<>();
    private List<ProgramRun.FailedCall> failures = new ArrayList<>();
    private int made;
    private long begun;

    /**
     * Begins a session.
     *
     * @param program what the sites of calls are places in
     */
    Session(WorldSpec spec, List<CallSpec> calls, Profile profile, String program, Sources sources) {
        this.spec = spec;
        this.calls = calls;
        this.sources = sources;
        this.printed = profile.has(spec, Quirk.PRINTED_TRACE);
        this.places = new Sites(program);
        this.budgetNanos = (long) (spec.seconds() * 1e9);
    }

    @Override
    public Optional<PyValue> answer(PyValue message) {
        if (!(message instanceof PyValue.TupleOf tuple)) {
            return Optional.of(begin());
        }
        boolean end =
                tuple.items().get(0) instanceof PyValue.Int kind && kind.value().signum() == 0;
        World now = world;
        if (now == null || !waiting(now, tuple.items().get(1))) {
            return Optional.empty();
        }
        if (end) {
            changed(now, tuple.items().get(4));
            finish(ending(
                    tuple.items().get(2),
                    PyObjects.toWorld(tuple.items().get(3)).equals(true)));
            return Optional.of(begin());
        }
        changed(now, tuple.items().get(3));
        if (made > spec.mostCalls() || System.nanoTime() - begun > budgetNanos) {
            return Optional.empty();
        }
        return Optional.of(tuple.items().get(2) instanceof PyValue.TupleOf call ? call(now, call) : PyValue.None.NONE);
    }

    /** Closes the run that was going on when the child ended; false when none was. */
    boolean interrupted(Ending ending) {
        if (world == null) {
            return false;
        }
        finish(ending);
        return true;
    }

    private PyValue begin() {
        Optional<Sources.Next> next = sources.next();
        if (next.isEmpty()) {
            return PyValue.of(false);
        }
        world = next.get().world();
        output = printed ? new PrintedOutput() : null;
        trace = new ArrayList<>();
        failures = new ArrayList<>();
        made = 0;
        begun = System.nanoTime();
        next.get().text().ifPresent(text -> {
            sites.clear();
            places = places.of(text);
        });
        return next.get().text().map(PyValue::of).orElse(PyValue.None.NONE);
    }

    private void finish(Ending ending) {
        World ended = world;
        if (ended == null) {
            return;
        }
        boolean blocked = output != null && output.isBlocked();
        sources.ran(new ProgramRun(
                ended, trace, failures, blocked ? new Ending.TimedOut() : ending, made, Optional.ofNullable(output)));
        world = null;
    }

    /** Calls that need no answer, and printed text, in the order they were made; false when they are too many. */
    private boolean waiting(World now, PyValue entries) {
        if (entries instanceof PyValue.ListOf list) {
            for (PyValue entry : list.items()) {
                if (entry instanceof PyValue.TupleOf call) {
                    call(now, call);
                } else if (output != null && entry instanceof PyValue.Str text) {
                    output.printed(text.value());
                }
            }
        }
        return output == null || !output.isBlocked();
    }

    private PyValue call(World now, PyValue.TupleOf call) {
        made++;
        CallSpec spec = calls.get(((PyValue.Int) call.items().get(0)).value().intValueExact());
        List<Object> arguments = new ArrayList<>();
        for (PyValue argument : items(call.items().get(1))) {
            arguments.add(PyObjects.toWorld(argument));
        }
        Optional<Span> site = site(items(call.items().get(2)));
        int before = now.traceLength();
        CallResult result = now.call(spec, arguments);
        for (int i = before; i < now.traceLength(); i++) {
            trace.add(new ProgramRun.Traced(now.event(i), site));
            if (output != null) {
                output.happened(now.event(i));
            }
        }
        return switch (result) {
            case CallResult.Returned r -> PyValue.tuple(PyValue.of(true), PyObjects.toPython(r.value()));
            case CallResult.Failed f -> {
                failures.add(new ProgramRun.FailedCall(spec.name(), f, site));
                yield PyValue.tuple(PyValue.of(false), PyValue.of(f.exception()), PyValue.of(f.message()));
            }
        };
    }

    /** The program changed a list it shares with the world. */
    private void changed(World now, PyValue changes) {
        for (PyValue change : items(changes)) {
            List<PyValue> pair = items(change);
            CallSpec call = calls.get(((PyValue.Int) pair.get(0)).value().intValueExact());
            if (call.live() >= 0 && PyObjects.toWorld(pair.get(1)) instanceof List<?> list) {
                now.overwrite(call.live(), List.copyOf(list));
            }
        }
    }

    private Optional<Span> site(List<PyValue> site) {
        long id = ((PyValue.Int) site.get(0)).value().longValueExact();
        if (site.size() == 5) {
            sites.put(id, places.span(site.subList(1, 5)));
        }
        return sites.getOrDefault(id, Optional.empty());
    }

    private Ending ending(PyValue fault, boolean notCompiled) {
        if (!(fault instanceof PyValue.TupleOf tuple)) {
            return new Ending.Finished();
        }
        String type = ((PyValue.Str) tuple.items().get(0)).value();
        String message = ((PyValue.Str) tuple.items().get(1)).value();
        boolean byCall = PyObjects.toWorld(tuple.items().get(2)).equals(true);
        Optional<Span> site = places.span(items(tuple.items().get(3)));
        return notCompiled
                ? new Ending.NotCompiled(type, message, site)
                : new Ending.Raised(type, message, byCall, site);
    }

    private static List<PyValue> items(PyValue value) {
        return switch (value) {
            case PyValue.TupleOf tuple -> tuple.items();
            case PyValue.ListOf list -> list.items();
            default -> List.of();
        };
    }
}
