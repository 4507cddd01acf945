package tokenward.experiments.judging;

import java.time.Duration;
import java.util.Optional;
import tokenward.dsl.vocabulary.SandboxSettings;
import tokenward.rewards.sandbox.Isolation;
import tokenward.rewards.sandbox.Limits;
import tokenward.rewards.sandbox.PythonPool;

/** The Python pool of a run, started when something first needs it and shared by all that do. */
public final class Sandboxes implements AutoCloseable {
    private final SandboxSettings settings;
    private Optional<PythonPool> pool = Optional.empty();

    public Sandboxes(SandboxSettings settings) {
        this.settings = settings;
    }

    /** Returns the pool, and starts it when it is asked for the first time. */
    public synchronized PythonPool pool() {
        if (pool.isEmpty()) {
            PythonPool.Settings wanted = PythonPool.Settings.DEFAULT;
            Optional<Isolation> isolation = isolation();
            if (isolation.isPresent()) {
                wanted = wanted.withIsolation(isolation.get());
            }
            if (settings.workers() > 0) {
                wanted = wanted.withSize(settings.workers());
            }
            pool = Optional.of(PythonPool.open(wanted));
        }
        return pool.get();
    }

    /** Returns the limits of one program; a channel may state a time of its own. */
    public Limits limits(Optional<Duration> timeout) {
        return Limits.ofTime(timeout.orElse(settings.timeout()))
                .withMemoryBytes(settings.memory().bytes());
    }

    /** Returns how tools that only read programs are kept apart; without bubblewrap, by resource limits. */
    Optional<Isolation> toolWalls() {
        return switch (settings.isolation()) {
            case AUTO -> Optional.empty();
            case BUBBLEWRAP -> Optional.of(Isolation.BUBBLEWRAP);
            case UNSHARE, LIMITS, NONE -> Optional.of(Isolation.LIMITS);
        };
    }

    /** Returns the memory of one program. */
    long memoryBytes() {
        return settings.memory().bytes();
    }

    private Optional<Isolation> isolation() {
        return switch (settings.isolation()) {
            case AUTO -> Optional.empty();
            case BUBBLEWRAP -> Optional.of(Isolation.BUBBLEWRAP);
            case UNSHARE -> Optional.of(Isolation.UNSHARE);
            case LIMITS -> Optional.of(Isolation.LIMITS);
            case NONE -> Optional.of(Isolation.NONE);
        };
    }

    @Override
    public synchronized void close() {
        pool.ifPresent(PythonPool::close);
        pool = Optional.empty();
    }
}
