package tokenward.rewards.lint;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.sandbox.ToolProcess;

/**
 * Finds the pinned Ruff on this machine: the native program when the search path has exactly that version, else the npm
 * package in the user's cache, fetched once when npm is there.
 */
public final class Ruff {
    private static final System.Logger LOG = System.getLogger("tokenward.rewards");
    private static final String PACKAGE = "@astral-sh/ruff-wasm-nodejs";

    private Ruff() {}

    /**
     * Which Ruff is in force on this machine.
     *
     * @param backend what runs; empty when nothing does
     * @param advice what to install or change; empty when nothing is amiss
     */
    public record Status(Optional<String> backend, String advice) {}

    /**
     * Starts Ruff.
     *
     * @throws IllegalArgumentException when it refuses the settings, such as a rule it does not know
     * @throws InfrastructureException when there is none, saying what to install
     */
    public static Linter open(LintConfig config) {
        Optional<Path> program = pinnedProgram(config.version());
        return new SharedLinter(program.isPresent() ? new NativeRuff(config, program.get()) : openPackage(config));
    }

    /** Starts every backend this machine has for the pinned version; the first is the one {@link #open} takes. */
    static List<Linter> openAll(LintConfig config) {
        List<Linter> present = new ArrayList<>();
        pinnedProgram(config.version()).ifPresent(program -> present.add(new NativeRuff(config, program)));
        if (ToolProcess.find("node").isPresent() && (present.isEmpty() || isFetched(config.version()))) {
            present.add(openPackage(config));
        }
        return present;
    }

    static Linter openPackage(LintConfig config) {
        Path node = ToolProcess.find("node").orElseThrow(() -> new InfrastructureException(advice(config.version())));
        Path home = home(config.version());
        if (!isFetched(config.version())) {
            fetch(config.version(), home);
        }
        return new NodeRuff(config, node, packageIn(home));
    }

    /** Says which Ruff is in force and what to install, without starting or fetching anything. */
    public static Status status(String version) {
        if (pinnedProgram(version).isPresent()) {
            return new Status(Optional.of("ruff " + version + " (native)"), "");
        }
        boolean node = ToolProcess.find("node").isPresent();
        if (node && isFetched(version)) {
            return new Status(Optional.of("ruff " + version + " (Node)"), "");
        }
        if (node && ToolProcess.find("npm").isPresent()) {
            return new Status(
                    Optional.of("ruff " + version + " (Node), fetched by npm when first needed"),
                    "to fetch it now: `" + String.join(" ", install(version, home(version))) + "`");
        }
        return new Status(Optional.empty(), advice(version));
    }

    /** Returns where the npm package of a version is kept: below {@code XDG_CACHE_HOME}, else {@code ~/.cache}. */
    public static Path home(String version) {
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path base = cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("tokenward").resolve("ruff").resolve(version);
    }

    private static Optional<Path> pinnedProgram(String version) {
        return ToolProcess.find("ruff")
                .filter(ruff ->
                        NativeRuff.versionOf(ruff).filter(version::equals).isPresent());
    }

    private static String advice(String version) {
        String found = ToolProcess.find("ruff")
                .flatMap(NativeRuff::versionOf)
                .map(other -> "; the `ruff` on the search path is " + other)
                .orElse("");
        String npm = ToolProcess.find("node").isEmpty() ? "install Node 18 or later, then " : "";
        return "there is no ruff " + version + found + ": put that version on the search path, or " + npm + "run `"
                + String.join(" ", install(version, home(version))) + "`";
    }

    private static List<String> install(String version, Path directory) {
        return List.of("npm", "install", "--prefix", directory.toString(), PACKAGE + "@" + version);
    }

    private static boolean isFetched(String version) {
        return Files.isRegularFile(packageIn(home(version)).resolve("package.json"));
    }

    private static Path packageIn(Path home) {
        return home.resolve("node_modules").resolve(PACKAGE);
    }

    /** Installs beside the final place and moves, so that two processes may fetch at once. */
    private static void fetch(String version, Path home) {
        if (ToolProcess.find("npm").isEmpty()) {
            throw new InfrastructureException(advice(version));
        }
        LOG.log(System.Logger.Level.INFO, "fetching ruff {0} from npm into {1}, once", version, home);
        try {
            Files.createDirectories(home.getParent());
            Path fresh = Files.createTempDirectory(home.getParent(), "fetching");
            try {
                List<String> command = Stream.concat(
                                install(version, fresh).stream(),
                                Stream.of("--no-audit", "--no-fund", "--ignore-scripts"))
                        .toList();
                ToolProcess.Ended ended = ToolProcess.run("npm", command, Duration.ofMinutes(2));
                if (ended.exitCode() != 0) {
                    throw new InfrastructureException("npm cannot fetch ruff " + version + ": "
                            + ended.output().strip() + "\n" + advice(version));
                }
                moveTo(home, fresh);
            } finally {
                delete(fresh);
            }
        } catch (IOException e) {
            throw new InfrastructureException("cannot keep ruff " + version + " in " + home, e);
        }
    }

    private static void moveTo(Path home, Path fresh) throws IOException {
        try {
            Files.move(fresh, home);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException e) {
            if (!Files.isRegularFile(packageIn(home).resolve("package.json"))) {
                throw e;
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
