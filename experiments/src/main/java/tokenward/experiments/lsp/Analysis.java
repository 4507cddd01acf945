package tokenward.experiments.lsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tokenward.dsl.Checker;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.resolve.LibraryReader;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Parsed;
import tokenward.grammars.text.SourceText;
import tokenward.rewards.world.WorldLibrary;
import tokenward.rewards.world.WorldLoader;

/** Checks open files and remembers what was found, and each file's plans when it was sound at last. */
final class Analysis {
    private final Buffers buffers;
    private final Checker checker = new Checker();
    private final Map<Path, List<Diagnostic>> found = new ConcurrentHashMap<>();
    private final Map<Path, List<ExperimentPlan>> plans = new ConcurrentHashMap<>();
    private final Map<Path, Set<Path>> read = new ConcurrentHashMap<>();

    Analysis(Buffers buffers) {
        this.buffers = buffers;
    }

    static boolean isWorld(Path path) {
        return path.toString().endsWith(".world");
    }

    /** Returns what is wrong with an open file as it stands. */
    List<Diagnostic> check(Buffers.Buffer buffer, Path path) {
        Set<Path> files = new HashSet<>();
        LibraryReader.Texts texts = file -> {
            files.add(file);
            return buffers.read(file);
        };
        List<Diagnostic> problems = isWorld(path) ? world(buffer, texts) : experiment(path, texts);
        found.put(path, problems);
        read.put(path, files);
        return problems;
    }

    private static List<Diagnostic> world(Buffers.Buffer buffer, LibraryReader.Texts texts) {
        Parsed<WorldLibrary> checked = WorldLoader.check(buffer.text(), (name, from) -> imported(name, from, texts));
        return checked.diagnostics();
    }

    private static Optional<SourceText> imported(String name, SourceText from, LibraryReader.Texts texts) {
        Path target = Path.of(from.name()).resolveSibling(name).normalize();
        try {
            return Optional.of(new SourceText(target.toString(), texts.read(target)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private List<Diagnostic> experiment(Path path, LibraryReader.Texts texts) {
        Parsed<List<ExperimentPlan>> checked = checker.check(path, List.of(), texts);
        checked.value().ifPresent(sound -> plans.put(path, sound));
        return checked.diagnostics();
    }

    /** Returns whether a file was read when another was checked last, which imports it then. */
    boolean reads(Path path, Path imported) {
        return !path.equals(imported) && read.getOrDefault(path, Set.of()).contains(imported);
    }

    /** Returns what was found when a file was checked last. */
    List<Diagnostic> found(Path path) {
        return found.getOrDefault(path, List.of());
    }

    /** Returns the plans of a file when it was sound at last. */
    List<ExperimentPlan> plans(Path path) {
        return plans.getOrDefault(path, List.of());
    }

    void forget(Path path) {
        found.remove(path);
        plans.remove(path);
        read.remove(path);
    }

    /** Wakes Groovy, whose first body takes a hundred times as long as the next. */
    void warm() {
        String body = """
                define reward warm {
                  assess = ```groovy
                    tree.calls('eval').each { penalize it, 1.0, "calls $it.callee" }
                  ```
                }
                """;
        checker.check(
                Path.of("warm.exp"), List.of(), path -> path.endsWith("warm.exp") ? body : Files.readString(path));
    }
}
