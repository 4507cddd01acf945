package tokenward.grammars.prefix;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** The installed CPython's own parser, as a child process. */
final class PythonOracle implements AutoCloseable {
    private final Process process;
    private final BufferedWriter in;
    private final BufferedReader out;

    /** What CPython says of an invalid program: message, line and column from 1, or 0 when it names none. */
    record Fault(String message, int line, int column) {}

    PythonOracle() {
        try {
            process = new ProcessBuilder("python3", "-c", script())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII));
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Returns the minor version of the installed Python 3, when there is one. */
    static OptionalInt minorVersion() {
        return run("import sys; print(sys.version_info[1])").map(Integer::parseInt).stream()
                .mapToInt(i -> i)
                .findFirst();
    }

    /** Returns where its standard library lies. */
    static Optional<Path> standardLibrary() {
        return run("import sysconfig; print(sysconfig.get_path('stdlib'))").map(Path::of);
    }

    private static Optional<String> run(String program) {
        try {
            Process child = new ProcessBuilder("python3", "-c", program).start();
            String answer = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return answer.isEmpty() ? Optional.empty() : Optional.of(answer);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns what is wrong with a program; empty when nothing is. */
    Optional<Fault> fault(String source) {
        try {
            in.write(Base64.getEncoder().encodeToString(source.getBytes(StandardCharsets.UTF_8)));
            in.newLine();
            in.flush();
            String[] answer =
                    Objects.requireNonNull(out.readLine(), "the oracle died").split("\t", -1);
            return answer.length == 1
                    ? Optional.empty()
                    : Optional.of(new Fault(answer[0], Integer.parseInt(answer[1]), Integer.parseInt(answer[2])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String script() throws IOException {
        try (InputStream resource = PythonOracle.class.getResourceAsStream("/tokenward/grammars/oracle.py")) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
