package tokenward.rewards.world.tree;

import java.util.List;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;

/**
 * A whole file.
 *
 * @param imports paths as written, relative to the file
 */
public record WorldFile(SourceText source, List<Import> imports, List<WorldDecl> worlds, List<TaskDecl> tasks) {
    public WorldFile {
        imports = List.copyOf(imports);
        worlds = List.copyOf(worlds);
        tasks = List.copyOf(tasks);
    }

    /** Another file whose worlds this one's tasks may use. */
    public record Import(String path, Span span) {}
}
