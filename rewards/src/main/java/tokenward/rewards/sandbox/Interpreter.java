package tokenward.rewards.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import tokenward.rewards.api.InfrastructureException;

/**
 * A CPython on this machine.
 *
 * @param executable the program itself, not a shim or link
 * @param version such as 3.11.7
 * @param readable what it needs to see of the file tree, libraries included
 */
public record Interpreter(Path executable, String version, List<Path> readable) {
    private static final String PROBE = "import os,sys;print(os.path.realpath(sys.executable));"
            + "print('%d.%d.%d'%sys.version_info[:3]);print(sys.implementation.name);print(sys.base_prefix);"
            + "print(sys.base_exec_prefix);print(os.path.dirname(os.__file__))";

    public Interpreter {
        readable = List.copyOf(readable);
    }

    /**
     * Finds the interpreter: the one named, else {@code python3} on the path.
     *
     * @throws InfrastructureException when there is none, or it is older than 3.10
     */
    public static Interpreter find(Optional<Path> named) {
        String command = named.map(Path::toString).orElse("python3");
        List<String> answer = ask(command);
        if (answer.size() < 6 || !answer.get(2).equals("cpython")) {
            throw new InfrastructureException("`" + command + "` is no CPython; install python3 (3.10 or later)");
        }
        List<String> numbers = List.of(answer.get(1).split("\\.", -1));
        if (Integer.parseInt(numbers.get(0)) * 100 + Integer.parseInt(numbers.get(1)) < 310) {
            throw new InfrastructureException(
                    "`" + command + "` is Python " + answer.get(1) + "; the sandbox needs 3.10 or later");
        }
        return new Interpreter(Path.of(answer.get(0)), answer.get(1), readable(answer.subList(3, 6)));
    }

    private static List<String> ask(String command) {
        try {
            Process process = new ProcessBuilder(command, "-s", "-S", "-c", PROBE)
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new InfrastructureException("`" + command + "` does not run: " + answer.strip());
            }
            return answer.lines().toList();
        } catch (IOException e) {
            throw new InfrastructureException(
                    command.contains("/")
                            ? "`" + command + "` is no program that can be run; name a CPython (3.10 or later)"
                            : "no `" + command + "` on the path; install python3 (3.10 or later)",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InfrastructureException("interrupted while looking for Python", e);
        }
    }

    private static List<Path> readable(List<String> prefixes) {
        Set<Path> found = new LinkedHashSet<>();
        for (String library : List.of("/usr/lib", "/usr/lib32", "/usr/lib64", "/lib", "/lib32", "/lib64")) {
            if (Files.exists(Path.of(library))) {
                found.add(Path.of(library));
            }
        }
        for (String prefix : prefixes) {
            Path path = Path.of(prefix);
            boolean system =
                    path.equals(Path.of("/usr")) || path.equals(Path.of("/usr/local")) || path.getParent() == null;
            Path needed = system ? path.resolve("lib") : path;
            if (found.stream().noneMatch(needed::startsWith) && Files.isDirectory(needed)) {
                found.add(needed);
            }
        }
        return List.copyOf(found);
    }
}
