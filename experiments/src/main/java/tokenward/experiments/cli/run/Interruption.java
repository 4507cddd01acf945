package tokenward.experiments.cli.run;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Ctrl-C: training is asked to stop after the update at hand and to save its state; the process ends once it has, or
 * when it takes too long.
 */
final class Interruption implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final AtomicBoolean asked = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    Interruption(PrintWriter err) {
        hook = new Thread(
                () -> {
                    asked.set(true);
                    err.println("\nstopping after this update; the run can be resumed");
                    try {
                        if (!over.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                            err.println("gave up waiting; `exp resume` goes on from the last checkpoint");
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    BooleanSupplier asked() {
        return asked::get;
    }

    @Override
    public void close() {
        over.countDown();
        if (!asked.get()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
