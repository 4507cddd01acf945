package tokenward.dsl.resolve;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.ExpReader;
import tokenward.dsl.syntax.Nearest;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Label;
import tokenward.grammars.text.Parsed;
import tokenward.grammars.text.SourceText;

/** Reads a file and everything it imports. */
public final class LibraryReader {
    private static final String WORLD = ".world";

    /** Where the text of a file comes from: the disk, or an editor's unsaved buffer. */
    @FunctionalInterface
    public interface Texts {
        /**
         * Returns the text of a file.
         *
         * @throws IOException when there is none
         */
        String read(Path path) throws IOException;
    }

    private final Texts texts;
    private final boolean salvaging;
    private final List<Diagnostic> problems = new ArrayList<>();
    private final SequencedMap<Path, SourceFile> files = new LinkedHashMap<>();
    private boolean broken;
    private boolean complete = true;

    private LibraryReader(Texts texts, boolean salvaging) {
        this.texts = texts;
        this.salvaging = salvaging;
    }

    /** Reads a file as the user named it. The value is absent when any of the files has a fault of shape. */
    public static Parsed<Library> read(Path main, Texts texts) {
        return read(main, new LibraryReader(texts, false));
    }

    /** Reads what can be read of a file and its imports, for editors; empty only when there is no such file. */
    public static Optional<Library> salvage(Path main, Texts texts) {
        return read(main, new LibraryReader(texts, true)).value();
    }

    private static Parsed<Library> read(Path main, LibraryReader reader) {
        Optional<String> text = reader.text(main, Optional.empty());
        if (text.isEmpty()) {
            return Parsed.failed(reader.problems);
        }
        reader.file(main, new SourceText(main.toString(), text.get()));
        SourceFile first = reader.files.get(main);
        return reader.broken || first == null
                ? Parsed.failed(reader.problems)
                : Parsed.of(new Library(first, reader.files, reader.complete), reader.problems);
    }

    private void file(Path path, SourceText source) {
        Parsed<ExpNode.File> parsed = ExpReader.read(source);
        problems.addAll(parsed.diagnostics());
        if (parsed.value().isEmpty() && !salvaging) {
            broken = true;
            return;
        }
        ExpNode.File node = parsed.value().orElseGet(() -> ExpReader.salvage(source));
        List<Path> imports = new ArrayList<>();
        Map<String, Path> worlds = new LinkedHashMap<>();
        Map<Path, SourceText> unread = new LinkedHashMap<>();
        for (ExpNode.Import one : node.imports()) {
            Optional<Path> target = target(path, source, one);
            if (target.isEmpty()) {
                continue;
            }
            String fileName = String.valueOf(target.get().getFileName());
            if (fileName.endsWith(WORLD)) {
                worlds.put(fileName.substring(0, fileName.length() - WORLD.length()), target.get());
                if (!Files.isRegularFile(target.get())) {
                    missing(target.get(), new Place(source, one.span()));
                }
                continue;
            }
            imports.add(target.get());
            if (!target.get().equals(path) && !files.containsKey(target.get())) {
                text(target.get(), Optional.of(new Place(source, one.span())))
                        .ifPresent(text -> unread.put(
                                target.get(), new SourceText(target.get().toString(), text)));
            }
        }
        files.put(path, new SourceFile(path, source, node, imports, worlds));
        unread.forEach((next, text) -> {
            if (!files.containsKey(next)) {
                file(next, text);
            }
        });
    }

    private Optional<Path> target(Path from, SourceText source, ExpNode.Import one) {
        try {
            Path parent = from.getParent();
            Path relative = Path.of(one.path());
            Path target = (parent == null ? relative : parent.resolve(relative)).normalize();
            if (!one.path().isBlank()) {
                return Optional.of(target);
            }
        } catch (InvalidPathException e) {
            // Falls through to the message for names that cannot be files.
        }
        complete = false;
        problems.add(Diagnostic.of(ExpCode.E0205, "`" + one.path() + "` names no file", source, one.span(), ""));
        return Optional.empty();
    }

    private Optional<String> text(Path path, Optional<Place> from) {
        try {
            return Optional.of(texts.read(path));
        } catch (CharacterCodingException e) {
            report(Encodings.fault(path), from, "imported here");
        } catch (IOException e) {
            if (from.isPresent()) {
                missing(path, from.get());
            } else {
                String what = Files.isDirectory(path) ? "is a directory, not an experiment" : "cannot be read";
                String title = "`" + path + "` " + (Files.exists(path) ? what : "does not exist");
                report(Diagnostic.of(ExpCode.E0802, title), from, "");
            }
        }
        return Optional.empty();
    }

    private void missing(Path target, Place from) {
        complete = false;
        Path directory = target.getParent() == null ? Path.of("") : target.getParent();
        if (Files.isDirectory(target.toString().isEmpty() ? Path.of(".") : target)) {
            problems.add(Diagnostic.of(
                            ExpCode.E0205,
                            "an import names one file, and this is a directory",
                            from.source(),
                            from.span(),
                            "imported here")
                    .help("write `import \"directory/file.exp\"`"));
            return;
        }
        Diagnostic problem = Diagnostic.of(
                ExpCode.E0205, "`" + target + "` does not exist", from.source(), from.span(), "imported here");
        String name = String.valueOf(target.getFileName());
        Optional<String> near = Nearest.of(name, siblings(directory, name));
        String written = from.span().in(from.source().text());
        String folder = written.substring(0, Math.max(1, written.lastIndexOf('/') + 1));
        problems.add(near.map(n -> problem.help("did you mean `" + n + "`?").edit(from.span(), folder + n + '"'))
                .orElse(problem));
    }

    private static List<String> siblings(Path directory, String name) {
        String ending = name.contains(".") ? name.substring(name.lastIndexOf('.')) : ".exp";
        try (var entries = Files.list(directory.toString().isEmpty() ? Path.of(".") : directory)) {
            return entries.map(p -> String.valueOf(p.getFileName()))
                    .filter(n -> n.endsWith(ending) || n.endsWith(".exp"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private void report(Diagnostic problem, Optional<Place> from, String label) {
        problems.add(from.map(place -> problem.labelled(List.of(Label.primary(place.source(), place.span(), label))))
                .orElse(problem));
    }
}
