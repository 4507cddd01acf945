package tokenward.rewards.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.sandbox.ToolProcess;

/**
 * The native {@code ruff}: one process over a directory with one file per program of the batch. A batch costs one
 * start (about 20 ms), so ask for many at once.
 */
final class NativeRuff implements Linter {
    private static final Duration ONE_BATCH = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LintConfig config;
    private final Path program;

    NativeRuff(LintConfig config, Path program) {
        this.config = config;
        this.program = program;
        ToolProcess.Ended ended = ToolProcess.run("ruff", command("-"), ONE_BATCH);
        if (ended.exitCode() != 0) {
            throw new IllegalArgumentException("ruff " + config.version() + " refuses the settings: "
                    + ended.output().strip());
        }
    }

    /** Returns the version of a program called {@code ruff}; empty when it does not say. */
    static Optional<String> versionOf(Path ruff) {
        ToolProcess.Ended ended =
                ToolProcess.run("ruff", List.of(ruff.toString(), "--version"), Duration.ofSeconds(10));
        String[] words = ended.output().strip().split("\\s+", 3);
        return ended.exitCode() == 0 && words.length >= 2 && words[0].equals("ruff")
                ? Optional.of(words[1])
                : Optional.empty();
    }

    @Override
    public List<List<Lint>> lint(List<String> programs) {
        if (programs.isEmpty()) {
            return List.of();
        }
        List<Optional<List<Lint>>> found = check(programs);
        List<List<Lint>> answers = new ArrayList<>(programs.size());
        for (int i = 0; i < programs.size(); i++) {
            String text = programs.get(i);
            // A batch that failed says nothing about each program: ask one by one.
            answers.add(found.get(i)
                    .orElseGet(() -> check(List.of(text))
                            .get(0)
                            .orElseGet(() -> List.of(new Lint(
                                    Lint.UNREADABLE, "Ruff cannot read the program", new Span(0, text.length()))))));
        }
        return answers;
    }

    @Override
    public String backend() {
        return "ruff " + config.version() + " (native)";
    }

    @Override
    public void close() {}

    private List<Optional<List<Lint>>> check(List<String> programs) {
        Path directory = write(programs);
        try {
            ToolProcess.Ended ended = ToolProcess.run("ruff", command(directory.toString()), ONE_BATCH);
            if (ended.exitCode() == 2 && programs.size() > 1 && !ended.output().contains("panic")) {
                throw new InfrastructureException(
                        "ruff failed: " + ended.output().strip());
            }
            boolean read = ended.exitCode() == 0 || ended.exitCode() == 1;
            return read
                    ? read(programs, ended.output())
                    : programs.stream().map(p -> Optional.<List<Lint>>empty()).toList();
        } finally {
            delete(directory);
        }
    }

    private List<String> command(String what) {
        List<String> command = new ArrayList<>(
                List.of(program.toString(), "check", "--isolated", "--no-cache", "--quiet", "--output-format", "json"));
        command.addAll(List.of("--select", String.join(",", config.select())));
        if (!config.ignore().isEmpty()) {
            command.addAll(List.of("--ignore", String.join(",", config.ignore())));
        }
        if (!config.builtins().isEmpty()) {
            String names = config.builtins().stream().collect(Collectors.joining("', '", "['", "']"));
            command.addAll(List.of("--config", "builtins = " + names));
        }
        command.addAll(List.of("--line-length", Integer.toString(config.lineLength())));
        command.addAll(List.of("--target-version", config.target(), what));
        return command;
    }

    private Path write(List<String> programs) {
        try {
            Path directory = Files.createTempDirectory("tokenward-lint");
            for (int i = 0; i < programs.size(); i++) {
                String text = config.suppression() == LintConfig.Suppression.DEFUSED
                        ? Comments.defuse(programs.get(i))
                        : programs.get(i);
                Files.write(directory.resolve(name(i)), text.getBytes(StandardCharsets.UTF_8));
            }
            return directory;
        } catch (IOException e) {
            throw new InfrastructureException("cannot write programs for ruff to a temporary directory", e);
        }
    }

    private static String name(int i) {
        return String.format(Locale.ROOT, "program_%06d.py", i);
    }

    private static List<Optional<List<Lint>>> read(List<String> programs, String output) {
        List<List<Lint>> lints = new ArrayList<>();
        List<Positions> positions = new ArrayList<>();
        for (String program : programs) {
            lints.add(new ArrayList<>());
            positions.add(new Positions(program));
        }
        for (JsonNode lint : tree(output)) {
            String file = lint.path("filename").asText();
            int index = Integer.parseInt(file.substring(file.length() - 9, file.length() - 3));
            Span span = positions
                    .get(index)
                    .span(
                            lint.path("location").path("row").asInt(),
                            lint.path("location").path("column").asInt(),
                            lint.path("end_location").path("row").asInt(),
                            lint.path("end_location").path("column").asInt());
            String code = lint.path("code").asText("invalid-syntax");
            lints.get(index).add(new Lint(code, lint.path("message").asText(), span));
        }
        lints.forEach(found -> found.sort(Comparator.comparing(Lint::span).thenComparing(Lint::code)));
        return lints.stream().map(found -> Optional.of(List.copyOf(found))).toList();
    }

    private static JsonNode tree(String output) {
        try {
            int start = output.indexOf('[');
            return JSON.readTree(start < 0 ? "[]" : output.substring(start));
        } catch (JsonProcessingException e) {
            throw new InfrastructureException("ruff answered something else than JSON: " + output, e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the temporary directory " + directory, e);
        }
    }
}
