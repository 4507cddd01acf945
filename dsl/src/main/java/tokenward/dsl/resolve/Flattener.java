package tokenward.dsl.resolve;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.resolve.Library.Declared;
import tokenward.dsl.schema.Member;
import tokenward.dsl.schema.Member.Family;
import tokenward.dsl.schema.Struct;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.Nearest;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;

/** Lays an experiment, its parents and the definitions it uses into one tree: parent first, then the file itself. */
final class Flattener {
    private final Library library;
    private final Struct root;
    private final Shapes shapes;
    private final List<Diagnostic> problems;

    Flattener(Library library, Struct root, Shapes shapes, List<Diagnostic> problems) {
        this.library = library;
        this.root = root;
        this.shapes = shapes;
        this.problems = problems;
    }

    /** Returns the tree of a validated experiment. */
    Tree flatten(Declared experiment) {
        Tree tree = new Tree();
        List<Declared> chain = shapes.chain(experiment);
        for (int i = chain.size() - 1; i >= 0; i--) {
            Declared part = chain.get(i);
            members(part.block().members(), "", part, tree);
        }
        return tree;
    }

    private void members(List<ExpNode.Member> members, String prefix, Declared owner, Tree tree) {
        for (ExpNode.Member member : members) {
            switch (member) {
                case ExpNode.Setting setting -> tree.put(entry(setting, prefix, owner.file(), new Origin.File()));
                case ExpNode.Block block -> block(block, prefix, owner, tree);
                case ExpNode.Removal removal ->
                    remove(removal, prefix, owner.file().text(), tree);
            }
        }
    }

    private void block(ExpNode.Block block, String prefix, Declared owner, Tree tree) {
        SourceText source = owner.file().text();
        String kind = join(prefix, block.kind().text());
        String path = block.name().map(n -> join(kind, n.text())).orElse(kind);
        if (block.name().isPresent()) {
            inherit(block, kind, path, owner, tree);
        }
        Span header = block.kind().span().union(block.label().span());
        tree.declare(path, new Place(source, header));
        members(block.members(), path, owner, tree);
    }

    /** Copies what a named block begins with: the block it extends, or the definition of its own name. */
    private void inherit(ExpNode.Block block, String kind, String path, Declared owner, Tree tree) {
        String kindName = block.kind().text();
        String name = block.name().orElseThrow().text();
        if (block.parent().isPresent()) {
            String parent = block.parent().get().text();
            String sibling = join(kind, parent);
            Optional<Declared> defined = library.find(owner.file(), kindName, parent);
            if (tree.block(sibling).isPresent() && !sibling.equals(path)) {
                tree.copyBelow(sibling, tree.copy(), path);
            } else if (defined.isPresent()) {
                tree.copyBelow("", definition(defined.get()), path);
            }
            return;
        }
        if (tree.block(path).isEmpty() && root.member(kindName).orElse(null) instanceof Family family) {
            boolean builtIn = family.shape(name).isPresent();
            Optional<Declared> defined = builtIn ? Optional.empty() : library.find(owner.file(), kindName, name);
            defined.ifPresent(d -> tree.copyBelow("", definition(d), path));
        }
    }

    private Tree definition(Declared definition) {
        Tree tree = new Tree();
        List<Declared> chain = shapes.chain(definition);
        for (int i = chain.size() - 1; i >= 0; i--) {
            members(chain.get(i).block().members(), "", chain.get(i), tree);
        }
        return tree;
    }

    /** Applies one argument of the command line. */
    void override(ExpNode.Member member, SourceText source, int argument, Tree tree) {
        switch (member) {
            case ExpNode.Setting setting -> {
                if (exists(setting.path(), source, tree)) {
                    tree.put(new Entry(
                            setting.path().text(),
                            setting.value(),
                            new Place(source, setting.path().span()),
                            Path.of(""),
                            setting.notes(),
                            new Origin.CommandLine(argument)));
                }
            }
            case ExpNode.Removal removal -> remove(removal, "", source, tree);
            case ExpNode.Block block ->
                throw new IllegalStateException("the grammar lets no block onto the command line");
        }
    }

    /** Returns whether the named block an override speaks of is there; only files declare blocks. */
    private boolean exists(ExpNode.Path path, SourceText source, Tree tree) {
        List<ExpNode.Word> words = path.words();
        Optional<Member> member = root.member(words.get(0).text());
        boolean many = member.filter(m -> m instanceof Member.Group || m instanceof Family)
                .isPresent();
        if (!many || words.size() < 2) {
            return true;
        }
        String block = words.get(0).text() + "." + words.get(1).text();
        List<String> names = tree.children(words.get(0).text());
        if (tree.block(block).isPresent()) {
            return true;
        }
        problems.add(Diagnostic.of(
                        ExpCode.E0209,
                        "this experiment has no `" + words.get(0).text() + " "
                                + words.get(1).text() + "`",
                        source,
                        words.get(1).span(),
                        "not declared")
                .meant(Nearest.of(words.get(1).text(), names))
                .help(
                        names.isEmpty()
                                ? "the command line changes settings; blocks are declared in files"
                                : "there is `" + String.join("`, `", names) + "`"));
        return false;
    }

    private void remove(ExpNode.Removal removal, String prefix, SourceText source, Tree tree) {
        String path = join(prefix, removal.path().text());
        if (tree.remove(path)) {
            return;
        }
        ExpNode.Word last = removal.path().words().get(removal.path().words().size() - 1);
        String parent = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
        List<String> there = new java.util.ArrayList<>();
        if (parent.isEmpty()) {
            there.addAll(root.names());
        } else {
            there.addAll(tree.children(parent));
            there.addAll(tree.values(parent).keySet());
        }
        Diagnostic problem = Diagnostic.of(
                ExpCode.E0211,
                "there is no `" + path + "` to remove",
                source,
                removal.path().span(),
                "nothing sets it");
        String before = removal.path().text();
        String written = before.substring(0, before.length() - last.text().length());
        Diagnostic asked = Nearest.of(last.text(), there)
                .map(near -> problem.meant(join(parent, near), written + near))
                .orElse(problem);
        problems.add(
                asked.help("`without` removes what a parent declares; a default cannot be removed, only replaced"));
    }

    static Entry entry(ExpNode.Setting setting, String prefix, SourceFile file, Origin origin) {
        return new Entry(
                join(prefix, setting.path().text()),
                setting.value(),
                new Place(file.text(), setting.path().span()),
                file.directory(),
                setting.notes(),
                origin);
    }

    private static String join(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + "." + name;
    }
}
