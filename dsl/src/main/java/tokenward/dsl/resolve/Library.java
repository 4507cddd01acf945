package tokenward.dsl.resolve;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tokenward.dsl.syntax.ExpNode;

/**
 * A file and everything it imports.
 *
 * @param main the file that was asked for
 * @param files all files by path, the main one first
 * @param complete whether all that is imported was found; else what is not declared may be declared there
 */
public record Library(SourceFile main, SequencedMap<Path, SourceFile> files, boolean complete) {
    /** A block at the top of a file. */
    public record Declared(SourceFile file, ExpNode.Block block) {
        /** Returns its name. */
        public String name() {
            return block.label().text();
        }

        /** Two are the same when they stand at one place of one file; comparing all their nodes would take long. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Declared that
                    && file.equals(that.file)
                    && block.span().start() == that.block.span().start();
        }

        @Override
        public int hashCode() {
            return 31 * file.hashCode() + block.span().start();
        }
    }

    /** Finds a declaration as seen from a file: its own first, then those of its imports, in order. */
    public Optional<Declared> find(SourceFile from, String kind, String name) {
        for (SourceFile file : visible(from)) {
            for (ExpNode.Block block : file.node().blocks()) {
                if (block.kind().text().equals(kind) && block.label().text().equals(name)) {
                    return Optional.of(new Declared(file, block));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the names of all declarations of a kind seen from a file. */
    public List<String> names(SourceFile from, String kind) {
        Set<String> names = new LinkedHashSet<>();
        for (SourceFile file : visible(from)) {
            for (ExpNode.Block block : file.node().blocks()) {
                if (block.kind().text().equals(kind)) {
                    names.add(block.label().text());
                }
            }
        }
        return new ArrayList<>(names);
    }

    /** Returns all worlds seen from a file, by name. */
    public Map<String, Path> worlds(SourceFile from) {
        Map<String, Path> worlds = new LinkedHashMap<>();
        visible(from).forEach(file -> file.worlds().forEach(worlds::putIfAbsent));
        return worlds;
    }

    private List<SourceFile> visible(SourceFile from) {
        List<SourceFile> seen = new ArrayList<>();
        visit(from, seen);
        return seen;
    }

    private void visit(SourceFile file, List<SourceFile> seen) {
        if (seen.contains(file)) {
            return;
        }
        seen.add(file);
        for (Path path : file.imports()) {
            SourceFile imported = files.get(path);
            if (imported != null) {
                visit(imported, seen);
            }
        }
    }
}
