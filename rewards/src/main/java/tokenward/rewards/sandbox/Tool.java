package tokenward.rewards.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tokenward.rewards.api.InfrastructureException;

/**
 * A program of this machine that is run anew on each text, such as a compiler that checks syntax. Where {@code bwrap}
 * works the tool sees the machine's files read-only, has no network and processes of its own; everywhere it has a
 * private folder to write to and limits on time, memory and what it writes. Give it text to read: what it compiles is never
 * executed. Thread-safe; as many run at once as there are cores.
 */
public final class Tool {
    private static final int MOST_OUTPUT = 1 << 20;
    private static final int FILE_BLOCKS = 128 << 11; // of 512 bytes: 128 MiB
    private static final Duration PROBE = Duration.ofSeconds(10);

    private final String name;
    private final List<String> command;
    private final Isolation isolation;
    private final Duration limit;
    private final long memoryBytes;
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors());

    private Tool(String name, List<String> command, Isolation isolation, Duration limit, long memoryBytes) {
        this.name = name;
        this.command = List.copyOf(command);
        this.isolation = isolation;
        this.limit = limit;
        this.memoryBytes = memoryBytes;
    }

    /**
     * How a tool ended.
     *
     * @param exitCode as it said
     * @param output both streams together, cut to one MiB
     */
    public record Ran(int exitCode, String output) {}

    /**
     * Finds a tool and settles how it is kept apart.
     *
     * @param name how messages call it
     * @param command program and arguments; {@code {file}} in an argument stands for the name of the text's file
     * @param wanted how it is kept apart; empty takes bubblewrap where it works and resource limits elsewhere
     * @param limit wall time of one run
     * @param memoryBytes what each of its processes may have written to, reserved and untouched memory not counted:
     *     a Java compiler reserves many times what it uses
     * @throws InfrastructureException when the program or the isolation asked for is not there
     */
    public static Tool open(
            String name, List<String> command, Optional<Isolation> wanted, Duration limit, long memoryBytes) {
        String program = command.getFirst();
        if (!program.contains("/") && ToolProcess.find(program).isEmpty()) {
            throw new InfrastructureException(name + " runs `" + program + "`, which is not on the search path");
        }
        if (program.contains("/") && !Files.isExecutable(Path.of(program))) {
            throw new InfrastructureException(name + " runs `" + program + "`, which is no program");
        }
        Tool walled = new Tool(name, command, Isolation.BUBBLEWRAP, limit, memoryBytes);
        if (wanted.isEmpty()) {
            return walled.works() ? walled : new Tool(name, command, Isolation.LIMITS, limit, memoryBytes);
        }
        if (wanted.get() == Isolation.BUBBLEWRAP && !walled.works()) {
            throw new InfrastructureException(
                    "sandbox.isolation = bubblewrap, and `bwrap` is missing or not allowed to make name spaces");
        }
        return new Tool(name, command, wanted.get(), limit, memoryBytes);
    }

    /** Returns how the tool is kept apart: by bubblewrap, or by resource limits alone. */
    public Isolation isolation() {
        return isolation;
    }

    /**
     * Runs the tool on a text.
     *
     * @param file name of the file the text is put into
     * @param piped whether the text is given on standard input too
     * @throws InfrastructureException when the tool cannot be started, takes longer than its limit or is killed
     */
    public Ran run(String file, String text, boolean piped) {
        turns.acquireUninterruptibly();
        Path folder = null;
        try {
            folder = Files.createTempDirectory("tokenward-tool").toRealPath();
            Path program = folder.resolve(file).normalize();
            if (!program.startsWith(folder)) {
                throw new InfrastructureException(name + ": the file `" + file + "` would lie outside its folder");
            }
            Files.createDirectories(program.getParent());
            Files.writeString(program, text);
            return run(folder, file, piped ? text : "");
        } catch (IOException e) {
            throw new InfrastructureException("cannot run " + name + ": " + e.getMessage(), e);
        } finally {
            turns.release();
            delete(folder);
        }
    }

    private Ran run(Path folder, String file, String input) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(arguments(folder, file)).redirectErrorStream(true);
        builder.directory(folder.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("TMPDIR", folder.toString());
        Process process = builder.start();
        AtomicBoolean late = new AtomicBoolean();
        Thread watchdog = Thread.ofPlatform().daemon().start(() -> killAfter(process, late));
        try (InputStream printed = process.getInputStream()) {
            feed(process, input);
            byte[] output = printed.readNBytes(MOST_OUTPUT);
            printed.transferTo(OutputStream.nullOutputStream());
            int exit = process.waitFor();
            watchdog.interrupt();
            if (late.get()) {
                throw late();
            }
            return new Ran(exit, new String(output, StandardCharsets.UTF_8));
        } catch (IOException e) {
            // Killing a process closes the stream that is read from.
            if (late.get()) {
                throw late();
            }
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted while waiting for " + name, e);
        } finally {
            kill(process);
        }
    }

    private InfrastructureException late() {
        return new InfrastructureException(name + " did not end within " + limit.toMillis() / 1000.0 + " s");
    }

    private static void feed(Process process, String input) {
        try (OutputStream stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // The tool read no further; what it says and how it exits tell enough.
        }
    }

    private List<String> arguments(Path folder, String file) {
        List<String> all = new ArrayList<>();
        if (isolation == Isolation.BUBBLEWRAP) {
            all.addAll(walls(folder));
        }
        long seconds = Math.max(1, limit.plusMillis(999).toSeconds());
        all.addAll(List.of(
                "/bin/sh",
                "-c",
                "ulimit -c 0; ulimit -t " + seconds + "; ulimit -f " + FILE_BLOCKS + "; ulimit -d " + memoryBytes / 1024
                        + "; exec \"$@\"",
                name));
        command.forEach(argument -> all.add(argument.replace("{file}", file)));
        return all;
    }

    private static List<String> walls(Path folder) {
        String bwrap = ToolProcess.find("bwrap").map(Path::toString).orElse("bwrap");
        return List.of(
                bwrap,
                "--unshare-user",
                "--unshare-all",
                "--new-session",
                "--ro-bind",
                "/",
                "/",
                "--dev",
                "/dev",
                "--bind",
                folder.toString(),
                folder.toString(),
                "--chdir",
                folder.toString(),
                "--");
    }

    /** Returns whether the walls can be set up on this machine. */
    private boolean works() {
        if (ToolProcess.find("bwrap").isEmpty()) {
            return false;
        }
        Path folder = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        List<String> probe = Stream.concat(walls(folder).stream(), Stream.of("/bin/sh", "-c", "exit 0"))
                .toList();
        return ToolProcess.run("bwrap", probe, PROBE).exitCode() == 0;
    }

    private void killAfter(Process process, AtomicBoolean late) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                late.set(true);
                kill(process);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.getLogger("tokenward.rewards")
                    .log(System.Logger.Level.WARNING, "cannot remove {0}: {1}", folder, e.getMessage());
        }
    }
}
