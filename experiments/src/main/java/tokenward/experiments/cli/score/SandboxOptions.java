package tokenward.experiments.cli.score;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.sandbox.Isolation;
import tokenward.rewards.sandbox.PythonPool;

/** Options of the verbs that run programs. */
public final class SandboxOptions {
    @Option(
            names = "--isolation",
            paramLabel = "LEVEL",
            description = "bubblewrap, unshare, limits or none; the strongest this machine offers if not given.")
    private @Nullable Isolation isolation;

    @Option(
            names = "--python",
            paramLabel = "FILE",
            description = "The CPython to use; python3 on the path if not given.")
    private @Nullable Path python;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Programs run at once; the number of processors if not given.")
    private @Nullable Integer workers;

    /** Starts the pool that the options ask for. */
    public PythonPool open() {
        int size = workers == null ? PythonPool.Settings.DEFAULT.size() : workers;
        if (size < 1 || size > 1024) {
            throw UserError.input("--workers must be 1 to 1024, not " + size);
        }
        try {
            return PythonPool.open(
                    new PythonPool.Settings(Optional.ofNullable(python), Optional.ofNullable(isolation), size));
        } catch (InfrastructureException e) {
            throw UserError.environment(String.valueOf(e.getMessage()));
        }
    }

    /** Says in one line which Python a pool runs, how programs are kept apart, and how many run at once. */
    public static String describe(PythonPool pool) {
        return String.format(
                Locale.ROOT,
                "Python %s, isolation %s, %d workers",
                pool.interpreter().version(),
                pool.isolation().word(),
                pool.size());
    }
}
