package tokenward.rewards.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import tokenward.rewards.api.InfrastructureException;

/**
 * A trusted helper program that lives long and answers each line with one line, such as a linter fed with programs as
 * JSON. It runs as the user, without isolation: give it text to read, never to execute. It must end when its standard
 * input ends, so that it never outlives this process. Thread-safe; questions queue.
 */
public final class ToolProcess implements AutoCloseable {
    private static final int REMEMBERED_COMPLAINTS = 20;

    private final String name;
    private final Process process;
    private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();
    private final Deque<String> complaints = new ArrayDeque<>();
    private final ReentrantLock turn = new ReentrantLock();

    private ToolProcess(String name, Process process) {
        this.name = name;
        this.process = process;
    }

    /** What a program that ran to its end printed, both streams together, and how it exited. */
    public record Ended(int exitCode, String output) {}

    /** Returns where a program lies on the search path. */
    public static Optional<Path> find(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(java.io.File.pathSeparator, -1))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /**
     * Starts a helper.
     *
     * @param name how messages call it
     * @throws InfrastructureException when the command cannot be started
     */
    public static ToolProcess start(String name, List<String> command) {
        ToolProcess tool = new ToolProcess(name, launch(name, command, false));
        // Platform threads: a virtual one would pin its carrier while it waits in a pipe.
        Thread.ofPlatform().daemon().name(name + " answers").start(tool::collectAnswers);
        Thread.ofPlatform().daemon().name(name + " complaints").start(tool::collectComplaints);
        return tool;
    }

    /**
     * Runs a program to its end, without input.
     *
     * @throws InfrastructureException when it cannot be started or exceeds the limit
     */
    public static Ended run(String name, List<String> command, Duration limit) {
        Process process = launch(name, command, true);
        try (InputStream printed = process.getInputStream()) {
            process.getOutputStream().close();
            Thread watchdog = Thread.ofPlatform().daemon().start(() -> killAfter(process, limit));
            String output = new String(printed.readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            watchdog.interrupt();
            if (!ended || process.exitValue() == 137 || process.exitValue() == 143) {
                throw new InfrastructureException(
                        name + " did not end within " + limit.toSeconds() + " s, or was killed");
            }
            return new Ended(process.exitValue(), output);
        } catch (IOException e) {
            throw new InfrastructureException("cannot read what " + name + " prints", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted while waiting for " + name, e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Waits for one line the helper prints unasked, such as a greeting; empty when none comes in time. */
    public Optional<String> await(Duration limit) {
        turn.lock();
        try {
            return next(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted while waiting for " + name, e);
        } finally {
            turn.unlock();
        }
    }

    /**
     * Sends lines and returns the answers, in order. Fewer answers than lines mean that the helper ended, or was
     * silent for longer than the limit and was killed, over the first line without an answer.
     *
     * @param lines questions, none holding a line break
     * @param limit how long one answer may take
     */
    public List<String> ask(List<String> lines, Duration limit) {
        turn.lock();
        try {
            Thread writer =
                    Thread.ofPlatform().daemon().name(name + " questions").start(() -> write(lines));
            List<String> found = new ArrayList<>(lines.size());
            while (found.size() < lines.size()) {
                Optional<String> answer = next(limit);
                if (answer.isEmpty()) {
                    process.destroyForcibly();
                    break;
                }
                found.add(answer.get());
            }
            writer.join();
            return Collections.unmodifiableList(found);
        } catch (InterruptedException e) {
            // Answers still under way would be taken for those of the next question.
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted while waiting for " + name, e);
        } finally {
            turn.unlock();
        }
    }

    /** Returns whether the helper can be asked. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Returns the last lines the helper wrote to its error stream. */
    public String complaints() {
        synchronized (complaints) {
            return String.join("\n", complaints);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Process launch(String name, List<String> command, boolean oneStream) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(oneStream).start();
        } catch (IOException e) {
            throw new InfrastructureException("cannot start " + name + " as `" + String.join(" ", command) + "`", e);
        }
    }

    private static void killAfter(Process process, Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<String> next(Duration limit) throws InterruptedException {
        Optional<String> answer = answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        return answer == null ? Optional.empty() : answer;
    }

    private void write(List<String> lines) {
        OutputStream input = process.getOutputStream();
        try {
            for (int first = 0; first < lines.size(); first += 64) {
                List<String> some = lines.subList(first, Math.min(first + 64, lines.size()));
                input.write((String.join("\n", some) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            input.flush();
        } catch (IOException e) {
            // The helper has ended; the missing answers tell.
            process.destroyForcibly();
        }
    }

    private void collectAnswers() {
        try (BufferedReader lines = reader(process.getInputStream())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.add(Optional.of(line));
            }
        } catch (IOException e) {
            remember(e.toString());
        } finally {
            answers.add(Optional.empty());
        }
    }

    private void collectComplaints() {
        try (BufferedReader lines = reader(process.getErrorStream())) {
            lines.lines().forEach(this::remember);
        } catch (IOException | UncheckedIOException e) {
            remember(e.toString());
        }
    }

    private void remember(String complaint) {
        synchronized (complaints) {
            complaints.addLast(complaint);
            if (complaints.size() > REMEMBERED_COMPLAINTS) {
                complaints.removeFirst();
            }
        }
    }

    private static BufferedReader reader(InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
}
