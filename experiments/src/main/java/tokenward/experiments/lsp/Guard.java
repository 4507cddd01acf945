package tokenward.experiments.lsp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Runs the server's work in order, one piece at a time, away from the thread that reads messages. A server that dies, or
 * shows a box with a stack trace, at a half-typed line is worse than one that is silent there; so a bug of ours ends in
 * the log and in the answer that says nothing.
 */
final class Guard {
    private static final System.Logger LOG = System.getLogger(Guard.class.getName());

    private final Executor executor;

    Guard(Executor executor) {
        this.executor = executor;
    }

    /** Answers a request. */
    <T> CompletableFuture<T> answer(String what, T nothing, Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, executor).exceptionally(fault -> {
            LOG.log(System.Logger.Level.ERROR, "a bug in Tokenward, at " + what, fault);
            return nothing;
        });
    }

    /** Does a piece of work nobody waits for. */
    void run(String what, Runnable work) {
        CompletableFuture<Boolean> done = answer(what, false, () -> {
            work.run();
            return true;
        });
        LOG.log(System.Logger.Level.TRACE, () -> what + ": " + done);
    }
}
