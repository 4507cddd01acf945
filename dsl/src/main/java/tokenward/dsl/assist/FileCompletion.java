package tokenward.dsl.assist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tokenward.dsl.syntax.Lexeme;
import tokenward.grammars.text.Span;

/** Names of files inside quotes. */
final class FileCompletion {
    private static final int MOST = 200;

    private FileCompletion() {}

    static List<Suggestion> at(Site site) {
        Cursor cursor = site.cursor();
        Lexeme text = cursor.at().orElseThrow();
        if (text.text().startsWith("\"\"\"")) {
            return List.of();
        }
        boolean imports = cursor.begins("import");
        int from = text.span().start() + 1;
        String typed = cursor.typed().isEmpty() ? "" : cursor.typed().substring(1);
        int slash = typed.lastIndexOf('/') + 1;
        Span name = new Span(Math.min(from + slash, cursor.offset()), cursor.offset());
        Path directory = site.library().main().directory();
        try (Stream<Path> files = Files.list(Path.of("")
                .resolve(directory.resolve(typed.substring(0, slash)))
                .toAbsolutePath())) {
            return files.filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .filter(file -> Files.isDirectory(file) || !imports || isImportable(file))
                    .sorted()
                    .limit(MOST)
                    .map(file -> suggestion(file, name))
                    .toList();
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }

    private static boolean isImportable(Path file) {
        return file.toString().endsWith(".exp") || file.toString().endsWith(".world");
    }

    private static Suggestion suggestion(Path file, Span name) {
        boolean directory = Files.isDirectory(file);
        String text = file.getFileName() + (directory ? "/" : "");
        return Suggestion.of(Suggestion.Kind.FILE, text, name, directory ? "directory" : "file", "", 1);
    }
}
