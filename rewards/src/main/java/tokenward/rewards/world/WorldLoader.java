package tokenward.rewards.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Parsed;
import tokenward.grammars.text.SourceText;
import tokenward.rewards.world.compile.CompiledWorld;
import tokenward.rewards.world.compile.TaskCompiler;
import tokenward.rewards.world.compile.WorldCompiler;
import tokenward.rewards.world.compile.WorldFault;
import tokenward.rewards.world.goal.TaskSpec;
import tokenward.rewards.world.run.WorldSpec;
import tokenward.rewards.world.syntax.Spelling;
import tokenward.rewards.world.syntax.WorldReader;
import tokenward.rewards.world.tree.Name;
import tokenward.rewards.world.tree.TaskDecl;
import tokenward.rewards.world.tree.WorldDecl;
import tokenward.rewards.world.tree.WorldFile;

/** Loads world files: reads, resolves imports and parents, compiles, and says all that is wrong at once. */
public final class WorldLoader {
    /** Finds the text an import names. */
    @FunctionalInterface
    public interface Imports {
        /**
         * Returns the text of an imported file.
         *
         * @param path as written
         * @param from the file it is written in
         */
        Optional<SourceText> find(String path, SourceText from);

        /** Imports nothing. */
        static Imports none() {
            return (path, from) -> Optional.empty();
        }
    }

    private final Imports imports;
    private final Set<Diagnostic> found = new LinkedHashSet<>();
    private final Map<String, CompiledWorld> worlds = new LinkedHashMap<>();
    private final List<TaskSpec> tasks = new ArrayList<>();
    private final List<TaskSpec> tasksHere = new ArrayList<>();
    private final Set<String> visited = new LinkedHashSet<>();

    private WorldLoader(Imports imports) {
        this.imports = imports;
    }

    /** Loads a file and what it imports, paths being relative to the file. */
    public static Parsed<WorldLibrary> load(Path file) {
        return load(read(file), WorldLoader::beside);
    }

    private static Optional<SourceText> beside(String path, SourceText from) {
        Path parent = Path.of(from.name()).toAbsolutePath().getParent();
        Path target = parent == null ? Path.of(path) : parent.resolve(path);
        return Files.isRegularFile(target) ? Optional.of(read(target)) : Optional.empty();
    }

    /** Loads a file as {@link #load(Path)} does, and adds warnings about what is probably not meant. */
    public static Parsed<WorldLibrary> check(Path file) {
        SourceText source = read(file);
        return check(source, WorldLoader::beside);
    }

    /** Loads a text as {@link #load(SourceText, Imports)} does, with warnings. */
    public static Parsed<WorldLibrary> check(SourceText source, Imports imports) {
        WorldLoader loader = new WorldLoader(imports);
        Parsed<WorldLibrary> loaded = loader.loaded(source);
        if (loaded.hasErrors() || loaded.value().isEmpty()) {
            return loaded;
        }
        List<Diagnostic> all = new ArrayList<>(loaded.diagnostics());
        loader.worlds.values().stream()
                .filter(world -> world.source().equals(source))
                .forEach(world -> all.addAll(WorldLint.of(world)));
        all.addAll(WorldLint.of(loader.tasksHere, source));
        return Parsed.of(loaded.value().get(), all);
    }

    /** Loads a text. */
    public static Parsed<WorldLibrary> load(SourceText source, Imports imports) {
        return new WorldLoader(imports).loaded(source);
    }

    private Parsed<WorldLibrary> loaded(SourceText source) {
        visit(source);
        List<Diagnostic> diagnostics = List.copyOf(found);
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
            return Parsed.failed(diagnostics);
        }
        Map<String, WorldSpec> specs = new LinkedHashMap<>();
        worlds.forEach((name, world) -> specs.put(name, world.spec()));
        return Parsed.of(new WorldLibrary(specs, tasks, tasksHere, source), diagnostics);
    }

    private static SourceText read(Path file) {
        try {
            return new SourceText(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void visit(SourceText source) {
        if (!visited.add(source.name())) {
            return;
        }
        Parsed<WorldFile> parsed = WorldReader.read(source);
        found.addAll(parsed.diagnostics());
        if (parsed.value().isEmpty()) {
            return;
        }
        WorldFile file = parsed.value().get();
        for (WorldFile.Import imported : file.imports()) {
            Optional<SourceText> text = imports.find(imported.path(), source);
            if (text.isEmpty()) {
                found.add(Diagnostic.of(
                        WorldFault.BAD_IMPORT,
                        "there is no file `" + imported.path() + "`",
                        source,
                        imported.span(),
                        "not found beside this file"));
            }
            text.ifPresent(this::visit);
        }
        file.worlds().forEach(world -> compile(world, source));
        int before = tasks.size();
        file.tasks().forEach(task -> compile(task, source));
        if (visited.iterator().next().equals(source.name())) {
            tasksHere.addAll(tasks.subList(before, tasks.size()));
        }
    }

    private void compile(WorldDecl declared, SourceText source) {
        CompiledWorld earlier = worlds.get(declared.name().text());
        if (earlier != null) {
            found.add(Diagnostic.of(
                            WorldFault.DUPLICATE,
                            "the world `" + declared.name().text() + "` is declared twice",
                            source,
                            declared.name().span(),
                            "declared again")
                    .against(earlier.source(), earlier.declaration().name().span(), "first here"));
            return;
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        WorldDecl whole = inherited(declared, source);
        CompiledWorld compiled = new WorldCompiler(source, diagnostics).compile(whole);
        found.addAll(diagnostics);
        worlds.put(declared.name().text(), compiled);
    }

    private WorldDecl inherited(WorldDecl declared, SourceText source) {
        if (declared.parent().isEmpty()) {
            return declared;
        }
        CompiledWorld parent = world(declared.parent().get(), source);
        if (parent == null) {
            return declared;
        }
        return Inheritance.merge(parent.declaration(), declared);
    }

    private void compile(TaskDecl task, SourceText source) {
        CompiledWorld world = world(task.world(), source);
        if (world == null) {
            return;
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        TaskSpec compiled = new TaskCompiler(world, source, diagnostics).compile(task);
        found.addAll(diagnostics);
        if (tasks.stream().anyMatch(t -> t.name().equals(compiled.name()))) {
            found.add(Diagnostic.of(
                    WorldFault.DUPLICATE,
                    "the task `" + compiled.name() + "` is declared twice",
                    source,
                    task.name().span(),
                    "declared again"));
        }
        tasks.add(compiled);
    }

    private @Nullable CompiledWorld world(Name name, SourceText source) {
        CompiledWorld world = worlds.get(name.text());
        if (world == null) {
            Diagnostic diagnostic = Diagnostic.of(
                    WorldFault.UNKNOWN_WORLD,
                    "there is no world `" + name.text() + "`",
                    source,
                    name.span(),
                    "not declared before this and not imported");
            found.add(Spelling.closest(name.text(), worlds.keySet())
                    .map(near -> diagnostic.help("did you mean `" + near + "`?").edit(name.span(), near))
                    .orElse(diagnostic));
        }
        return world;
    }
}
