package tokenward.rewards.simulation.program;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tokenward.rewards.sandbox.Driver;
import tokenward.rewards.sandbox.Execution;
import tokenward.rewards.sandbox.Job;
import tokenward.rewards.sandbox.Limits;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.value.PyValue;
import tokenward.rewards.world.run.CallSpec;
import tokenward.rewards.world.run.ParamSpec;
import tokenward.rewards.world.run.Quirk;
import tokenward.rewards.world.run.WorldSpec;

/** Runs a program in the worlds of a source: one child for all of them, another one after each that had to be ended. */
public final class ProgramRunner {
    private static final Driver DRIVER = Driver.ofResource(ProgramRunner.class, "robot.py");
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final PythonPool pool;
    private final WorldSpec spec;
    private final Profile profile;
    private final List<CallSpec> calls;
    private final PyValue body;
    private final Limits limits;

    public ProgramRunner(PythonPool pool, WorldSpec spec, Profile profile) {
        this.pool = pool;
        this.spec = spec;
        this.profile = profile;
        this.calls = List.copyOf(spec.calls().values());
        this.body = body();
        Duration pause = Duration.ofMillis((long) (spec.seconds() * 1000));
        this.limits = Limits.ofTime(LONGEST).withPause(pause);
    }

    /**
     * Runs until the source has no more worlds.
     *
     * @throws Memory.ForgetfulException when a program that is remembered or checked does not do the same after the same
     *     answers
     */
    public void run(String program, Sources sources, Session.Trust trust) {
        Memory memory = new Memory(trust == Session.Trust.REMEMBERED || trust == Session.Trust.CHECKED);
        Session session;
        Execution execution;
        do {
            session = new Session(spec, calls, profile, program, sources, memory, trust);
            execution = pool.run(Job.of(DRIVER, body, limits), session);
        } while (session.goesOn(ending(execution)));
    }

    private static Ending ending(Execution execution) {
        return switch (execution) {
            case Execution.TimedOut t -> new Ending.TimedOut();
            case Execution.Cancelled c -> new Ending.TimedOut();
            case Execution.OutOfMemory o -> new Ending.Died("out of memory");
            case Execution.Died d -> new Ending.Died(d.signal() != 0 ? "signal " + d.signal() : "exit " + d.code());
            case Execution.Flooded f -> new Ending.Died("too much said");
            case Execution.Garbled g -> new Ending.Died("wrote to the harness");
            case Execution.Refused r -> new Ending.Died(r.reason());
            case Execution.Finished f -> new Ending.Died("ended by itself");
        };
    }

    private PyValue body() {
        boolean rewritten = profile.has(spec, Quirk.REWRITE_SOURCE);
        List<PyValue> declared = new ArrayList<>();
        List<PyValue> live = new ArrayList<>();
        List<PyValue> later = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            CallSpec call = calls.get(i);
            List<String> names = call.params().stream().map(ParamSpec::name).toList();
            declared.add(PyValue.tuple(PyValue.of(call.name()), PyValue.ofTexts(names)));
            if (call.live() >= 0 && profile.has(spec, Quirk.LIVE_LISTS)) {
                live.add(PyValue.of((long) i));
            }
            if (call.answersLater()) {
                later.add(PyValue.of((long) i));
            }
        }
        Map<String, PyValue> body = new LinkedHashMap<>();
        body.put("calls", new PyValue.ListOf(declared));
        body.put("live", new PyValue.ListOf(live));
        body.put("later", new PyValue.ListOf(later));
        body.put("object", rewritten ? PyValue.of("Robot") : PyValue.None.NONE);
        body.put("entry", rewritten ? PyValue.None.NONE : PyValue.of("task_program"));
        body.put("printed", PyValue.of(profile.has(spec, Quirk.PRINTED_TRACE)));
        body.put("sleep", PyValue.of(profile == Profile.FAITHFUL));
        return PyValue.dict(body);
    }
}
