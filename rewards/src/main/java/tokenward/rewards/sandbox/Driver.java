package tokenward.rewards.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Trusted Python that says how a kind of job is run: a module with {@code main(port, body)}. It runs in the child,
 * behind the walls, beside the program; {@code port.emit(value)} adds a result, {@code port.call(value)} asks the
 * caller of the job, {@code wire} holds the helpers of {@code wire.py}. A fork-server loads it once, at its first job.
 *
 * @param name for messages
 * @param source the module's text
 */
public record Driver(String name, String source) {
    /** Reads a driver from the resources beside a class. */
    public static Driver ofResource(Class<?> beside, String file) {
        return new Driver(file, text(beside, file));
    }

    static String text(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource `" + file + "` beside " + beside.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource `" + file + "`", e);
        }
    }
}
