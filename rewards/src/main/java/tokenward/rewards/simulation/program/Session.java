package tokenward.rewards.simulation.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.sandbox.Conversation;
import tokenward.rewards.value.MalformedValueException;
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
public final class Session implements Conversation {
    private static final int END = 0;

    private final WorldSpec spec;
    private final List<CallSpec> calls;
    private final Sources sources;
    private final boolean printed;
    private final boolean live;
    private final String program;
    private final Trust trust;
    private final Map<Integer, Optional<Span>> sites = new HashMap<>();
    private final Memory memory;
    private final Deque<Object> known = new ArrayDeque<>();
    private Sites places;
    private @Nullable World world;
    private @Nullable PrintedOutput output;
    private List<ProgramRun.Traced> trace = new ArrayList<>();
    private List<ProgramRun.FailedCall> failures = new ArrayList<>();
    private int made;
    private @Nullable String given;
    private boolean spent;
    private boolean exhausted;
    private boolean garbled;
    private boolean forgetful;
    private Map<Object, Memory.Said> place;
    private Object answered = None.NONE;

    /** How far a program is trusted to be the same in every world. */
    public enum Trust {
        /** It is run in world after world, and not where it was told the same before. */
        REMEMBERED,
        /** It is run in world after world, and every call is held against what it did where it was told the same. */
        CHECKED,
        /** It is run in world after world. */
        RUN,
        /** It carried something from one world into the next, and gets a process for each. */
        APART
    }

    /**
     * Begins a session.
     *
     * @param program what the sites of calls are places in
     */
    Session(
            WorldSpec spec,
            List<CallSpec> calls,
            Profile profile,
            String program,
            Sources sources,
            Memory memory,
            Trust trust) {
        this.memory = memory;
        this.place = memory.first();
        this.spec = spec;
        this.calls = calls;
        this.sources = sources;
        this.printed = profile.has(spec, Quirk.PRINTED_TRACE);
        this.live = profile.has(spec, Quirk.LIVE_LISTS);
        this.program = program;
        this.trust = trust;
        this.places = new Sites(program);
    }

    @Override
    public Turn answer(PyValue message) {
        try {
            return message instanceof PyValue.None ? begin() : replies(Untrusted.items(message));
        } catch (MalformedValueException notOurs) {
            garbled = true;
            return new Turn.End();
        } catch (Memory.ForgetfulException unlike) {
            // The child is ended first, so that its server lives on; goesOn tells.
            forgetful = true;
            return new Turn.End();
        }
    }

    /** Takes in what was said in return for the answers that were known, and what was said last. */
    private Turn replies(List<PyValue> messages) {
        Turn turn = new Turn.End();
        for (int i = 0; i < messages.size(); i++) {
            if (i < messages.size() - 1 && known.isEmpty()) {
                throw new MalformedValueException("something said without waiting for an answer");
            }
            turn = reply(Untrusted.items(messages.get(i)));
        }
        return turn;
    }

    private Turn reply(List<PyValue> message) {
        World now = world;
        if (now == null) {
            return new Turn.End();
        }
        Memory.Said said = memory.note(place, answered, read(now, message));
        place = said.next();
        if (!known.isEmpty()) {
            answered = known.remove();
            return new Turn.Answer(reply(answered));
        }
        answered = perform(now, said);
        if (said.end().isPresent()) {
            finish(said.end().get());
            return begin();
        }
        return isOver() ? new Turn.End() : new Turn.Answer(reply(answered));
    }

    /** Reads a message; printed text and changed lists take effect at once, since only faithful programs send them. */
    private Memory.Said read(World now, List<PyValue> message) {
        boolean end = !message.isEmpty() && Untrusted.index(message.getFirst(), 2) == END;
        if (message.size() != (end ? 6 : 4)) {
            throw new MalformedValueException(message.size() + " parts");
        }
        List<Memory.Made> waiting = new ArrayList<>();
        for (PyValue entry : Untrusted.items(message.get(1))) {
            if (output != null && entry instanceof PyValue.Str text) {
                // Text keeps its place among the calls before it.
                waiting.forEach(one -> call(now, one));
                waiting.clear();
                output.printed(text.value());
            } else {
                waiting.add(made(entry));
            }
        }
        changed(now, message.get(3));
        if (end) {
            spent |= Untrusted.isTrue(message.get(5));
            Ending ending = ending(message.get(2), Untrusted.isTrue(message.get(4)));
            return Memory.Said.of(waiting, Optional.empty(), Optional.of(ending));
        }
        Optional<Memory.Made> call =
                message.get(2) instanceof PyValue.None ? Optional.empty() : Optional.of(made(message.get(2)));
        return Memory.Said.of(waiting, call, Optional.empty());
    }

    private Memory.Made made(PyValue entry) {
        List<PyValue> call = Untrusted.items(entry, 3);
        int index = Untrusted.index(call.get(0), calls.size());
        List<Object> arguments = Untrusted.items(
                        call.get(1), calls.get(index).params().size())
                .stream()
                .map(PyObjects::toWorld)
                .toList();
        return new Memory.Made(index, arguments, site(Untrusted.items(call.get(2))));
    }

    /** Does what the program said in its world; returns the answer to the last call. */
    private Object perform(World now, Memory.Said said) {
        for (Memory.Made one : said.waiting()) {
            if (!isOver()) {
                call(now, one);
            }
        }
        return said.call().map(one -> (Object) call(now, one)).orElse(None.NONE);
    }

    private boolean isOver() {
        return made > spec.mostCalls() || isBlocked();
    }

    private static PyValue reply(Object answer) {
        return switch (answer) {
            case CallResult.Returned r -> PyValue.tuple(PyValue.of(true), PyObjects.toPython(r.value()));
            case CallResult.Failed f ->
                PyValue.tuple(PyValue.of(false), PyValue.of(f.exception()), PyValue.of(f.message()));
            default -> PyValue.None.NONE;
        };
    }

    /**
     * Runs the world against what is remembered of the program, and keeps the answers; true when that reached the
     * program's end and it need not be run.
     */
    private boolean replayed(World now) {
        Memory.Said said = memory.first().get(answered);
        while (said != null && !isOver()) {
            if (said.end().isPresent() && trust == Trust.CHECKED) {
                return false;
            }
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

    /**
     * Closes the run that was going on when the child ended.
     *
     * @return whether another child is to go on with the next world
     * @throws InfrastructureException when the child ended before the program was given to it
     * @throws Memory.ForgetfulException when the program said something else after the same answers than before
     */
    boolean goesOn(Ending ending) {
        if (forgetful) {
            throw new Memory.ForgetfulException();
        }
        if (world != null) {
            finish(garbled ? new Ending.Died("wrote to the harness") : ending);
            return true;
        }
        if (given == null && !exhausted) {
            throw new InfrastructureException("a process for worlds ended before its first: " + ending);
        }
        return !exhausted;
    }

    private Turn begin() {
        while (!spent) {
            Optional<Sources.Next> next = sources.next();
            if (next.isEmpty()) {
                exhausted = true;
                break;
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
                spent = trust == Trust.APART;
                return new Turn.Begin(PyValue.tuple(
                        text(next.get()),
                        new PyValue.ListOf(known.stream().map(Session::reply).toList())));
            }
        }
        return new Turn.End();
    }

    /** Returns the program to run next; none where the child has it already. */
    private PyValue text(Sources.Next next) {
        String had = given;
        String wanted = next.text().orElse(had != null ? had : program);
        if (wanted.equals(had)) {
            return PyValue.None.NONE;
        }
        given = wanted;
        sites.clear();
        places = places.of(wanted);
        return PyValue.of(wanted);
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
        for (PyValue change : Untrusted.items(changes)) {
            List<PyValue> pair = Untrusted.items(change, 2);
            CallSpec call = calls.get(Untrusted.index(pair.get(0), calls.size()));
            if (!live || call.live() < 0 || !(PyObjects.toWorld(pair.get(1)) instanceof List<?> list)) {
                throw new MalformedValueException("no list of the world");
            }
            now.overwrite(call.live(), List.copyOf(list));
        }
    }

    private Optional<Span> site(List<PyValue> site) {
        if (site.isEmpty()) {
            throw new MalformedValueException("no site");
        }
        int id = Untrusted.index(site.get(0), Integer.MAX_VALUE);
        if (site.size() == 5) {
            sites.put(id, places.span(site.subList(1, 5)));
        }
        return sites.getOrDefault(id, Optional.empty());
    }

    private Ending ending(PyValue fault, boolean notCompiled) {
        if (fault instanceof PyValue.None) {
            return new Ending.Finished();
        }
        List<PyValue> parts = Untrusted.items(fault, 4);
        String type = Untrusted.text(parts.get(0));
        String message = Untrusted.text(parts.get(1));
        Optional<Span> site = places.span(Untrusted.items(parts.get(3)));
        return notCompiled
                ? new Ending.NotCompiled(type, message, site)
                : new Ending.Raised(type, message, Untrusted.isTrue(parts.get(2)), site);
    }
}
