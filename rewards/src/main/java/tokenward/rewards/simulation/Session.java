package tokenward.rewards.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
import tokenward.rewards.world.tree.Expr.None;

/**
 * One child process running a program in world after world. Answers its calls; a world that runs too long ends the
 * child. Whatever the child claims, only calls change a world and only worlds write a trace.
 */
final class Session implements Conversation {
    private final WorldSpec spec;
    private final List<CallSpec> calls;
    private final Sources sources;
    private final boolean printed;
    private final String program;
    private final long budgetNanos;
    private final Map<Long, Optional<Span>> sites = new HashMap<>();
    private Sites places;
    private @Nullable World world;
    private @Nullable PrintedOutput output;
    private List<ProgramRun.Traced> trace = new ArrayList<>();
    private List<ProgramRun.FailedCall> failures = new ArrayList<>();
    private int made;
    private long begun;
    private boolean told;
    private final Memory memory;
    private final Deque<Object> known = new ArrayDeque<>();
    private Map<Object, Memory.Said> place;
    private Object answered = None.NONE;

    /**
     * Begins a session.
     *
     * @param program what the sites of calls are places in
     */
    Session(WorldSpec spec, List<CallSpec> calls, Profile profile, String program, Sources sources, Memory memory) {
        this.memory = memory;
        this.place = memory.first();
        this.spec = spec;
        this.calls = calls;
        this.sources = sources;
        this.printed = profile.has(spec, Quirk.PRINTED_TRACE);
        this.program = program;
        this.places = new Sites(program);
        this.budgetNanos = (long) (spec.seconds() * 1e9);
    }

    @Override
    public Optional<PyValue> answer(PyValue message) {
        if (!(message instanceof PyValue.TupleOf tuple)) {
            return Optional.of(begin());
        }
        World now = world;
        if (now == null) {
            return Optional.empty();
        }
        Memory.Said said = memory.note(place, answered, read(now, tuple.items()));
        place = said.next();
        if (!known.isEmpty()) {
            answered = known.remove();
            return Optional.of(reply(answered));
        }
        answered = perform(now, said);
        if (said.end().isPresent()) {
            finish(said.end().get());
            return Optional.of(begin());
        }
        boolean over = made > spec.mostCalls() || System.nanoTime() - begun > budgetNanos || isBlocked();
        return over ? Optional.empty() : Optional.of(reply(answered));
    }

    /** Reads a message; printed text and changed lists take effect at once, since only faithful programs send them. */
    private Memory.Said read(World now, List<PyValue> message) {
        boolean end = message.get(0) instanceof PyValue.Int kind && kind.value().signum() == 0;
        List<Memory.Made> waiting = new ArrayList<>();
        for (PyValue entry : items(message.get(1))) {
            if (entry instanceof PyValue.TupleOf call) {
                waiting.add(made(call));
            } else if (output != null && entry instanceof PyValue.Str text) {
                // Text keeps its place among the calls before it.
                waiting.forEach(one -> call(now, one));
                waiting.clear();
                output.printed(text.value());
            }
        }
        changed(now, message.get(end ? 4 : 3));
        if (end) {
            Ending ending =
                    ending(message.get(2), PyObjects.toWorld(message.get(3)).equals(true));
            return Memory.Said.of(waiting, Optional.empty(), Optional.of(ending));
        }
        Optional<Memory.Made> call =
                message.get(2) instanceof PyValue.TupleOf one ? Optional.of(made(one)) : Optional.empty();
        return Memory.Said.of(waiting, call, Optional.empty());
    }

    private Memory.Made made(PyValue.TupleOf call) {
        List<Object> arguments = new ArrayList<>();
        for (PyValue argument : items(call.items().get(1))) {
            arguments.add(PyObjects.toWorld(argument));
        }
        int index = ((PyValue.Int) call.items().get(0)).value().intValueExact();
        return new Memory.Made(index, arguments, site(items(call.items().get(2))));
    }

    /** Does what the program said in its world; returns the answer to the last call. */
    private Object perform(World now, Memory.Said said) {
        said.waiting().forEach(one -> call(now, one));
        return said.call().map(one -> (Object) call(now, one)).orElse(None.NONE);
    }

    private static PyValue reply(Object answer) {
        return switch (answer) {
            case CallResult.Returned r -> PyValue.tuple(PyValue.of(true), PyObjects.toPython(r.value()));
            case CallResult.Failed f ->
                PyValue.tuple(PyValue.of(false), PyValue.of(f.exception()), PyValue.of(f.message()));
            default -> PyValue.None.NONE;
        };
    }

    /** Runs the world against what is remembered of the program; true when that reached the program's end. */
    private boolean replayed(World now) {
        Memory.Said said = memory.first().get(answered);
        while (said != null) {
            answered = perform(now, said);
            if (said.end().isPresent()) {
                finish(said.end().get());
                return true;
            }
            known.add(answered);
            said = said.next().get(answered);
        }
        return false;
    }

    private boolean isBlocked() {
        return output != null && output.isBlocked();
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
        while (true) {
            Optional<Sources.Next> next = sources.next();
            if (next.isEmpty()) {
                return PyValue.of(false);
            }
            World begins = next.get().world();
            world = begins;
            output = printed ? new PrintedOutput() : null;
            trace = new ArrayList<>();
            failures = new ArrayList<>();
            known.clear();
            made = 0;
            answered = None.NONE;
            place = memory.first();
            boolean finished = memory.isTrusted() && replayed(begins);
            if (!finished) {
                answered = None.NONE;
                place = memory.first();
                begun = System.nanoTime();
                return text(next.get());
            }
        }
    }

    /** A child that replaces one that had to be ended knows no program yet. */
    private PyValue text(Sources.Next next) {
        Optional<String> text = told ? next.text() : next.text().or(() -> Optional.of(program));
        told = true;
        text.ifPresent(t -> {
            sites.clear();
            places = places.of(t);
        });
        return text.map(PyValue::of).orElse(PyValue.None.NONE);
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

    private CallResult call(World now, Memory.Made one) {
        made++;
        CallSpec called = calls.get(one.call());
        int before = now.traceLength();
        CallResult result = now.call(called, one.arguments());
        for (int i = before; i < now.traceLength(); i++) {
            trace.add(new ProgramRun.Traced(now.event(i), one.site()));
            if (output != null) {
                output.happened(now.event(i));
            }
        }
        if (result instanceof CallResult.Failed failed) {
            failures.add(new ProgramRun.FailedCall(called.name(), failed, one.site()));
        }
        return result;
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
