package tokenward.dsl.resolve;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tokenward.dsl.syntax.ExpNode;
import tokenward.grammars.text.SourceText;

/**
 * One file that was read.
 *
 * @param path where it lies
 * @param text what it says, under the name the user knows it by
 * @param node its nodes
 * @param imports the experiment files it imports, in order
 * @param worlds the worlds it imports, by name
 */
public record SourceFile(Path path, SourceText text, ExpNode.File node, List<Path> imports, Map<String, Path> worlds) {
    public SourceFile {
        imports = List.copyOf(imports);
        worlds = Map.copyOf(worlds);
    }

    /** Returns what relative names in it are relative to. */
    public Path directory() {
        Path parent = path.getParent();
        return parent == null ? Path.of("") : parent;
    }
}
