package tokenward.rewards.lint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.sandbox.ToolProcess;

/** Ruff's WebAssembly build in a long-lived Node process. A program that kills it is reported as unreadable. */
final class NodeRuff implements Linter {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration ONE_PROGRAM = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LintConfig config;
    private final List<String> command;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable ToolProcess child;

    NodeRuff(LintConfig config, Path node, Path packageDirectory) {
        this.config = config;
        this.command = List.of(node.toString(), "-e", script(), packageDirectory.toString(), settings(config));
        this.child = start();
    }

    @Override
    public List<List<Lint>> lint(List<String> programs) {
        List<String> questions = programs.stream().map(this::question).toList();
        List<List<Lint>> found = new ArrayList<>(programs.size());
        turn.lock();
        try {
            int failedAt = -1;
            while (found.size() < programs.size()) {
                ToolProcess ruff = running();
                List<String> answers = ruff.ask(questions.subList(found.size(), questions.size()), ONE_PROGRAM);
                for (String answer : answers) {
                    found.add(read(programs.get(found.size()), answer));
                }
                if (found.size() < programs.size()) {
                    stop();
                    // Without an answer twice in a row: the program, not the process, is at fault.
                    if (failedAt == found.size()) {
                        found.add(List.of(unreadable(programs.get(failedAt), "no answer")));
                    }
                    failedAt = found.size();
                }
            }
            return found;
        } finally {
            turn.unlock();
        }
    }

    @Override
    public String backend() {
        return "ruff " + config.version() + " (Node)";
    }

    @Override
    public void close() {
        turn.lock();
        try {
            stop();
        } finally {
            turn.unlock();
        }
    }

    private ToolProcess running() {
        ToolProcess current = child;
        if (current == null || !current.isAlive()) {
            stop();
            current = start();
            child = current;
        }
        return current;
    }

    private void stop() {
        if (child != null) {
            child.close();
            child = null;
        }
    }

    private ToolProcess start() {
        ToolProcess started = ToolProcess.start("ruff", command);
        // The first line comes unasked and names the version.
        JsonNode greeting = started.await(START).map(NodeRuff::tree).orElse(JSON.createObjectNode());
        if (greeting.has("refused")) {
            started.close();
            throw new IllegalArgumentException("ruff " + config.version() + " refuses the settings: "
                    + greeting.path("refused").asText());
        }
        String version = greeting.path("version").asText();
        if (!version.equals(config.version())) {
            started.close();
            throw new InfrastructureException("ruff " + config.version() + " does not start under Node: "
                    + (version.isEmpty() ? started.complaints() : "the package holds version " + version));
        }
        return started;
    }

    private String question(String program) {
        boolean defused = config.suppression() == LintConfig.Suppression.DEFUSED;
        ObjectNode question = JSON.createObjectNode().put("program", defused ? Comments.defuse(program) : program);
        return question.toString();
    }

    private static List<Lint> read(String program, String answer) {
        JsonNode tree = tree(answer);
        if (tree.has("unreadable")) {
            return List.of(unreadable(program, tree.path("unreadable").asText()));
        }
        Positions positions = new Positions(program);
        List<Lint> lints = new ArrayList<>();
        for (JsonNode lint : tree.path("lints")) {
            Span span = positions.span(
                    lint.path(2).asInt(),
                    lint.path(3).asInt(),
                    lint.path(4).asInt(),
                    lint.path(5).asInt());
            lints.add(new Lint(lint.path(0).asText(), lint.path(1).asText(), span));
        }
        lints.sort(Comparator.comparing(Lint::span).thenComparing(Lint::code));
        return List.copyOf(lints);
    }

    private static Lint unreadable(String program, String why) {
        return new Lint(Lint.UNREADABLE, "Ruff cannot read the program: " + why, new Span(0, program.length()));
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new InfrastructureException("ruff answered something else than JSON: " + json, e);
        }
    }

    private static String settings(LintConfig config) {
        ObjectNode settings =
                JSON.createObjectNode().put("line-length", config.lineLength()).put("target-version", config.target());
        config.builtins().forEach(settings.putArray("builtins")::add);
        ObjectNode lint = settings.putObject("lint");
        config.select().forEach(lint.putArray("select")::add);
        config.ignore().forEach(lint.putArray("ignore")::add);
        return settings.toString();
    }

    private static String script() {
        try (InputStream script = NodeRuff.class.getResourceAsStream("ruff-node.cjs")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read ruff-node.cjs of this jar", e);
        }
    }
}
