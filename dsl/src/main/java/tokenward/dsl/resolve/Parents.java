package tokenward.dsl.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tokenward.dsl.resolve.Library.Declared;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.Nearest;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;

/** Whether what declarations and blocks extend is there, and goes in no circle. */
final class Parents {
    private final Library library;
    private final Shapes shapes;
    private final List<Diagnostic> problems;
    private final Set<List<String>> circles = new HashSet<>();

    Parents(Library library, Shapes shapes, List<Diagnostic> problems) {
        this.library = library;
        this.shapes = shapes;
        this.problems = problems;
    }

    /** Checks what a declaration extends, and returns whether its body can be judged. */
    boolean sound(Declared declared) {
        ExpNode.Block block = declared.block();
        if (block.parent().isEmpty()) {
            return true;
        }
        ExpNode.Word parent = block.parent().get();
        String kind = block.kind().text();
        SourceText source = declared.file().text();
        Optional<Declared> found = library.find(declared.file(), kind, parent.text());
        if (found.isEmpty()) {
            List<String> names = library.names(declared.file(), kind);
            unknownParent(kind, parent, names, source);
            return true;
        }
        return !circle(declared, source);
    }

    private void unknownParent(String kind, ExpNode.Word parent, List<String> names, SourceText source) {
        if (!library.complete()) {
            return;
        }
        Diagnostic problem = Diagnostic.of(
                        ExpCode.E0206,
                        "no `" + kind + "` is called `" + parent.text() + "`",
                        source,
                        parent.span(),
                        "neither here nor in an import")
                .meant(Nearest.of(parent.text(), names));
        problems.add(
                names.isEmpty()
                        ? problem.help("`import \"" + parent.text() + ".exp\"` brings its declarations into scope")
                        : problem);
    }

    private boolean circle(Declared start, SourceText source) {
        List<Declared> chain = shapes.chain(start);
        Declared last = chain.get(chain.size() - 1);
        Optional<Declared> next = last.block()
                .parent()
                .flatMap(p -> library.find(last.file(), last.block().kind().text(), p.text()));
        if (next.isEmpty() || !next.get().equals(start)) {
            return next.isPresent() && chain.contains(next.get());
        }
        if (!circles.add(chain.stream().map(Declared::name).sorted().toList())) {
            return true;
        }
        String via = chain.size() > 1 ? ", by way of `" + chain.get(1).name() + "`" : "";
        Diagnostic problem = Diagnostic.of(
                ExpCode.E0204,
                start.block().kind().text() + " `" + start.name() + "` extends itself" + via,
                source,
                start.block().parent().orElseThrow().span(),
                "`" + start.name() + "` extends `"
                        + start.block().parent().orElseThrow().text() + "`");
        for (Declared link : chain.subList(1, chain.size())) {
            ExpNode.Word parent = link.block().parent().orElseThrow();
            problem = problem.against(link.file().text(), parent.span(), "... which extends `" + parent.text() + "`");
        }
        problems.add(
                chain.size() > 1
                        ? problem.help("move what they share into a third `define "
                                + start.block().kind().text() + "`")
                        : problem);
        return true;
    }

    /** Checks what a block inside an experiment extends. */
    void check(ExpNode.Block block, Spot kind, Declared owner, SourceText source) {
        if (block.parent().isEmpty()) {
            return;
        }
        ExpNode.Word parent = block.parent().get();
        List<String> names = new ArrayList<>();
        String kindName = block.kind().text();
        if (kind instanceof Spot.InFamily family) {
            names.addAll(family.family().shapes().keySet());
        } else if (!(kind instanceof Spot.InGroup)) {
            problems.add(
                    Diagnostic.of(ExpCode.E0206, "`" + block.title() + "` cannot extend", source, parent.span(), ""));
            return;
        }
        names.addAll(library.names(owner.file(), kindName));
        for (Declared experiment : shapes.chain(owner)) {
            for (ExpNode.Member member : experiment.block().members()) {
                if (member instanceof ExpNode.Block other
                        && other.kind().text().equals(kindName)
                        && other.name().isPresent()
                        && !other.span().equals(block.span())) {
                    names.add(other.name().get().text());
                }
            }
        }
        if (!names.contains(parent.text())) {
            unknownParent(kindName, parent, names, source);
        }
    }
}
