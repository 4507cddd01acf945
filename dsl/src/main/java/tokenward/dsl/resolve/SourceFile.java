package tokenward.dsl.resolve;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        worlds = Collections.unmodifiableMap(new LinkedHashMap<>(worlds));
    }

    /** Returns what relative names in it are relative to. */
    public Path directory() {
        Path parent = path.getParent();
        return parent == null ? Path.of("") : parent;
    }

    /** Two are the same when they lie at one place and say the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SourceFile that && path.equals(that.path) && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return 31 * path.hashCode() + text.hashCode();
    }
}
