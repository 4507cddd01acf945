package tokenward.rewards.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.value.PyValue;
import tokenward.rewards.value.WireWriter;

/**
 * A pool of fork-servers. {@link #run} blocks until a server is free and the job is over, so callers on virtual threads
 * feel the back-pressure; a server that is lost is replaced and its job run again. Thread-safe.
 */
public final class PythonPool implements AutoCloseable {
    private static final int ATTEMPTS = 3;

    private final Launch launch;
    private final int size;
    private final Semaphore free;
    private final ConcurrentLinkedDeque<Zygote> idle = new ConcurrentLinkedDeque<>();
    private final ScheduledThreadPoolExecutor watchdog;
    private final AtomicInteger restarts = new AtomicInteger();
    private final List<String> walls;
    private volatile boolean closed;

    private PythonPool(Launch launch, int size, Zygote first, ScheduledThreadPoolExecutor watchdog) {
        this.launch = launch;
        this.size = size;
        this.free = new Semaphore(size);
        this.watchdog = watchdog;
        this.idle.add(first);
        this.walls = first.hello().get("walls") instanceof PyValue.ListOf list
                ? list.items().stream()
                        .map(PyValue.Str.class::cast)
                        .map(PyValue.Str::value)
                        .toList()
                : List.of();
    }

    /** Opens a pool with as many servers as processors, at the strongest level this machine offers. */
    public static PythonPool open() {
        return open(Settings.DEFAULT);
    }

    /**
     * Opens a pool.
     *
     * @throws InfrastructureException when there is no Python, or the level asked for cannot be had, or no level can
     */
    public static PythonPool open(Settings settings) {
        Interpreter interpreter = Interpreter.find(settings.python());
        List<Isolation> levels = settings.isolation().map(List::of).orElseGet(Isolation::strongestFirst);
        ScheduledThreadPoolExecutor watchdog = watchdog();
        List<String> complaints = new ArrayList<>();
        for (Isolation level : levels) {
            Launch launch = new Launch(interpreter, level);
            try {
                Zygote first = Zygote.start(launch, watchdog);
                return new PythonPool(launch, settings.size(), first, watchdog);
            } catch (InfrastructureException e) {
                complaints.add(String.valueOf(e.getMessage()));
            }
        }
        watchdog.shutdownNow();
        throw new InfrastructureException(
                "no isolation for untrusted programs: " + String.join("; ", complaints)
                        + "; install bubblewrap and allow user name spaces, or say `isolation = none` to run them without walls");
    }

    /**
     * How a pool is set up.
     *
     * @param python the interpreter; the first on the path when empty
     * @param isolation the level; the strongest that can be had when empty, and never {@link Isolation#NONE}
     * @param size servers, each running one job at a time
     */
    public record Settings(Optional<Path> python, Optional<Isolation> isolation, int size) {
        /** The strongest level, one server for each processor. */
        public static final Settings DEFAULT = new Settings(
                Optional.empty(), Optional.empty(), Runtime.getRuntime().availableProcessors());

        public Settings {
            if (size < 1) {
                throw new IllegalArgumentException("a pool needs at least 1 server, not " + size);
            }
        }

        /** Returns the same at a given level. */
        public Settings withIsolation(Isolation level) {
            return new Settings(python, Optional.of(level), size);
        }

        /** Returns the same with another number of servers. */
        public Settings withSize(int servers) {
            return new Settings(python, isolation, servers);
        }
    }

    /**
     * Runs a job and returns how it ended.
     *
     * @throws InfrastructureException when no server survives it
     */
    public Execution run(Job job) {
        return run(job, Optional.empty());
    }

    /**
     * Runs a job of one process that may call back.
     *
     * @throws InfrastructureException when no server survives it, or one is lost once the conversation has begun: what it
     *     did cannot be done again
     */
    public Execution run(Job job, Conversation conversation) {
        return run(job, Optional.of(conversation));
    }

    /** Returns the level in force. */
    public Isolation isolation() {
        return launch.isolation();
    }

    /** Returns what holds programs back, in words. */
    public List<String> walls() {
        return walls;
    }

    /** Returns the interpreter programs run in. */
    public Interpreter interpreter() {
        return launch.interpreter();
    }

    /** Returns how many jobs run at once. */
    public int size() {
        return size;
    }

    /** Returns how many servers were lost and replaced so far. */
    public int restarts() {
        return restarts.get();
    }

    /** Ends all servers and the programs in them. */
    @Override
    public void close() {
        closed = true;
        watchdog.shutdownNow();
        for (Zygote zygote = idle.poll(); zygote != null; zygote = idle.poll()) {
            zygote.close();
        }
    }

    private Execution run(Job job, Optional<Conversation> conversation) {
        List<byte[]> bodies = job.parts().stream()
                .map(part -> WireWriter.toBytes(part.body()))
                .toList();
        if (bodies.stream().anyMatch(body -> body.length > Zygote.MAX_BODY_BYTES)) {
            return new Execution.Refused("a process of a job is given at most " + Zygote.MAX_BODY_BYTES + " bytes");
        }
        AtomicBoolean begun = new AtomicBoolean();
        Optional<Conversation> noticed = conversation.map(own -> call -> {
            begun.set(true);
            return own.answer(call);
        });
        free.acquireUninterruptibly();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return attempt(job, bodies, noticed);
                } catch (Zygote.LostException e) {
                    restarts.incrementAndGet();
                    if (attempt == ATTEMPTS || begun.get() || closed) {
                        throw new InfrastructureException("the job lost its fork-server " + attempt + " times", e);
                    }
                }
            }
        } finally {
            free.release();
        }
    }

    private Execution attempt(Job job, List<byte[]> bodies, Optional<Conversation> conversation) {
        Zygote zygote = take();
        boolean over = false;
        try {
            Execution execution = zygote.run(job, bodies, conversation);
            over = true;
            return execution;
        } finally {
            if (over) {
                giveBack(zygote);
            } else {
                zygote.close();
            }
        }
    }

    private Zygote take() {
        if (closed) {
            throw new IllegalStateException("the pool is closed");
        }
        Zygote zygote = idle.poll();
        return zygote != null && zygote.isAlive() ? zygote : Zygote.start(launch, watchdog);
    }

    private void giveBack(Zygote zygote) {
        idle.push(zygote);
        if (closed && idle.remove(zygote)) {
            zygote.close();
        }
    }

    private static ScheduledThreadPoolExecutor watchdog() {
        ScheduledThreadPoolExecutor watchdog = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "sandbox-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        watchdog.setRemoveOnCancelPolicy(true);
        return watchdog;
    }
}
