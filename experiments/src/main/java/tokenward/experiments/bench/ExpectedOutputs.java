package tokenward.experiments.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tokenward.experiments.problem.Problem;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.sandbox.Limits;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.unittest.AssertTests;
import tokenward.rewards.unittest.CallTests;
import tokenward.rewards.value.MalformedValueException;
import tokenward.rewards.value.PyValue;
import tokenward.rewards.value.WireReader;
import tokenward.rewards.value.WireWriter;

/**
 * What reference solutions return: computed once in the sandbox, then kept in files named by the content they follow
 * from. An output above {@link #MOST_BYTES} is not kept and its input not judged; of MBPP+ that concerns Mbpp/255 only,
 * whose outputs are 781 MB.
 */
public final class ExpectedOutputs {
    /** Largest output kept, as bytes on the wire. */
    public static final int MOST_BYTES = 8 << 20;

    private static final String FORMAT = "3";
    private static final Limits LIMITS =
            new Limits(Duration.ofMinutes(10), Duration.ofMinutes(1), 4L << 30, 1L << 30, 64);

    private final Path directory;
    private final PythonPool pool;
    private volatile String fault = "";

    /** Keeps outputs in a directory, which is made when the first is kept. */
    public ExpectedOutputs(Path directory, PythonPool pool) {
        this.directory = directory;
        this.pool = pool;
    }

    /** Returns where outputs are kept: below {@code XDG_CACHE_HOME}, else {@code ~/.cache}. */
    public static Path defaultDirectory() {
        String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path base = cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("tokenward").resolve("expected");
    }

    /** Returns why outputs could not be kept; empty when they were. */
    public String fault() {
        return fault;
    }

    /**
     * One input with its output.
     *
     * @param time the reference solution took, of a processor
     */
    public record Expected(PyValue input, PyValue output, Duration time) {}

    /**
     * Inputs of a problem that can be judged, with their outputs.
     *
     * @param tooLarge how many inputs are left out because their outputs are
     */
    public record Known(List<Expected> expected, int tooLarge) {
        public Known {
            expected = List.copyOf(expected);
        }

        /** Returns the time the reference solution took in all. */
        public Duration time() {
            return expected.stream().map(Expected::time).reduce(Duration.ZERO, Duration::plus);
        }
    }

    /**
     * Returns the outputs of a problem's reference solution on inputs.
     *
     * @throws InfrastructureException when the solution itself fails on one
     */
    public Known of(Problem problem, List<PyValue> inputs) {
        if (inputs.isEmpty()) {
            return new Known(List.of(), 0);
        }
        Problem.Calls calls = problem.calls().orElseThrow();
        String solution = problem.task()
                .solution()
                .orElseThrow(() -> new InfrastructureException(problem.id() + " has no reference solution"));
        Path file = directory.resolve(key(solution, calls.entryPoint(), inputs) + ".values");
        List<PyValue> stored = load(file)
                .filter(list -> list.size() == inputs.size())
                .orElseGet(() -> {
                    List<PyValue> computed = compute(problem.id(), solution, calls, inputs);
                    store(file, computed);
                    return computed;
                });
        return known(inputs, stored);
    }

    private List<PyValue> compute(String id, String solution, Problem.Calls calls, List<PyValue> inputs) {
        CallTests.Report report = new CallTests(pool)
                .run(
                        new CallTests.Calls(solution, calls.entryPoint(), inputs),
                        calls.oracle().iterables(),
                        AssertTests.Extent.ALL,
                        LIMITS,
                        MOST_BYTES);
        if (report.calls().size() != inputs.size()) {
            throw new InfrastructureException("the reference solution of " + id + " ended on input "
                    + report.calls().size() + ": "
                    + report.failure()
                            .map(Object::toString)
                            .orElse(report.execution().getClass().getSimpleName()));
        }
        List<PyValue> outputs = new ArrayList<>();
        for (CallTests.Returned returned : report.calls()) {
            boolean tooLarge =
                    returned.failure().map(f -> f.kind().equals("TooLarge")).orElse(false);
            if (returned.failure().isPresent() && !tooLarge) {
                throw new InfrastructureException("the reference solution of " + id + " fails on input "
                        + outputs.size() + ": " + returned.failure().get());
            }
            outputs.add(PyValue.tuple(
                    PyValue.of(!tooLarge),
                    returned.value(),
                    PyValue.of(returned.time().toNanos() / 1e9)));
        }
        return outputs;
    }

    private static Known known(List<PyValue> inputs, List<PyValue> stored) {
        List<Expected> expected = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            List<PyValue> entry = ((PyValue.TupleOf) stored.get(i)).items();
            if (entry.get(0).equals(PyValue.of(true))) {
                double seconds = ((PyValue.Real) entry.get(2)).value();
                expected.add(new Expected(inputs.get(i), entry.get(1), Duration.ofNanos((long) (seconds * 1e9))));
            }
        }
        return new Known(expected, inputs.size() - expected.size());
    }

    private String key(String solution, String entryPoint, List<PyValue> inputs) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String head = FORMAT + "\0" + pool.interpreter().version() + "\0" + entryPoint + "\0" + solution + "\0";
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            digest.update(WireWriter.toBytes(new PyValue.ListOf(inputs)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Optional<List<PyValue>> load(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return WireReader.read(Files.readAllBytes(file)) instanceof PyValue.ListOf list
                    ? Optional.of(list.items())
                    : Optional.empty();
        } catch (MalformedValueException e) {
            return Optional.empty(); // cut off or not ours: computed again and replaced
        } catch (IOException e) {
            return Optional.empty(); // computed again; that it cannot be kept either will be said
        }
    }

    /** Keeps outputs if that can be done: without a place for them they are computed in every run. */
    private void store(Path file, List<PyValue> outputs) {
        try {
            Files.createDirectories(directory);
            Path draft = Files.createTempFile(directory, "draft", ".values");
            try {
                Files.write(draft, WireWriter.toBytes(new PyValue.ListOf(outputs)));
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            String reason = e instanceof FileSystemException wrong && wrong.getReason() != null
                    ? wrong.getReason()
                    : e.getClass().getSimpleName();
            fault = "outputs of reference solutions cannot be kept in " + directory + " (" + reason
                    + "), so they are computed anew in every run";
        }
    }
}
