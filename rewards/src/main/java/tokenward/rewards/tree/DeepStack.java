package tokenward.rewards.tree;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import tokenward.rewards.tree.Lines.Line;

/**
 * Room for parsing texts that nest far deeper than people write, such as a sum of a thousand terms. A policy does write
 * them, and the parsers descend as deep as the text.
 */
final class DeepStack {
    private static final long BYTES = 512L << 20;
    private static final int LONG_STATEMENT = 600;

    private DeepStack() {}

    /** Returns what a reading of a text gives, or nothing when even a large stack is too small. */
    static <T> Optional<T> read(String text, Supplier<T> reading) {
        try {
            return Optional.of(needsRoom(text) ? elsewhere(reading) : reading.get());
        } catch (StackOverflowError tooDeep) {
            return Optional.empty();
        }
    }

    /** Only one statement nests; many short ones do not. */
    private static boolean needsRoom(String text) {
        if (text.length() < LONG_STATEMENT) {
            return false;
        }
        for (Line line : Lines.of(text).lines()) {
            if (line.end() - line.start() > LONG_STATEMENT) {
                return true;
            }
        }
        return false;
    }

    private static <T> T elsewhere(Supplier<T> reading) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable run = () -> {
            try {
                result.complete(reading.get());
            } catch (RuntimeException | StackOverflowError failure) {
                result.completeExceptionally(failure);
            }
        };
        Thread thread = new Thread(null, run, "deep parse", BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StackOverflowError tooDeep) {
                throw tooDeep;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
