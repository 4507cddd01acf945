package tokenward.grammars.prefix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import tokenward.grammars.python.PythonNode;
import tokenward.grammars.python.PythonTree;

/** Programs of the installed Python's standard library, as far as its own parser accepts them. */
final class StandardLibrary {
    private StandardLibrary() {}

    static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(f -> f.toString().endsWith(".py"))
                    .filter(f -> !f.toString().contains("site-packages"))
                    .sorted()
                    .toList();
        }
    }

    /** Returns a file's text without a byte order mark; empty when it is not UTF-8. */
    static Optional<String> read(Path file) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Returns functions of random files, dedented, at most a few of each file. */
    static List<String> functions(Path root, int count, RandomGenerator random) throws IOException {
        List<Path> files = files(root);
        List<String> functions = new ArrayList<>();
        while (functions.size() < count) {
            Optional<String> text = read(files.get(random.nextInt(files.size())));
            if (text.isEmpty() || text.get().length() > 60_000) {
                continue;
            }
            PythonTree tree = PythonTree.parse(text.get());
            List<PythonNode> found = tree.isProgram() ? tree.all("function_def") : List.of();
            for (int i = 0; i < Math.min(8, found.size()) && functions.size() < count; i++) {
                PythonNode function = found.get(random.nextInt(found.size()));
                String source = dedented(tree.text(), function);
                if (source.length() < 3000) {
                    functions.add(source);
                }
            }
        }
        return functions;
    }

    private static String dedented(String text, PythonNode function) {
        int start = function.span().start();
        int line = text.lastIndexOf('\n', start) + 1;
        String indentation = text.substring(line, start);
        String body = function.text();
        if (indentation.isEmpty()) {
            return body + "\n";
        }
        boolean simple = !body.contains("\\\n") && !body.contains("\"\"\"") && !body.contains("'''");
        return simple ? body.replace("\n" + indentation, "\n") + "\n" : "if 1:\n" + indentation + body + "\n";
    }
}
