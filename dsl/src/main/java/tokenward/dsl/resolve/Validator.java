package tokenward.dsl.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Holds every name and value of a file against the schema, each once, where it is written. */
final class Validator {
    private final Struct root;
    private final Spots spots;
    private final Parents parents;
    private final Members members;
    private final Refusals refusals;
    private final List<Diagnostic> problems;

    Validator(Library library, Struct root, Shapes shapes, List<Diagnostic> problems) {
        this.root = root;
        this.spots = new Spots(root, shapes);
        this.parents = new Parents(library, shapes, problems);
        this.refusals = new Refusals(problems);
        this.members = new Members(library, root, shapes, parents, refusals);
        this.problems = problems;
    }

    /** Checks all declarations of a file. */
    void file(SourceFile file) {
        Map<String, ExpNode.Block> seen = new HashMap<>();
        for (ExpNode.Block block : file.node().blocks()) {
            ExpNode.Block first = seen.putIfAbsent(block.title(), block);
            if (first != null) {
                problems.add(Diagnostic.of(
                                ExpCode.E0213,
                                "`" + block.title() + "` is declared twice",
                                file.text(),
                                block.label().span(),
                                "declared before")
                        .against(file.text(), first.label().span(), "first here"));
                continue;
            }
            topLevel(new Declared(file, block));
        }
    }

    private void topLevel(Declared declared) {
        ExpNode.Block block = declared.block();
        SourceText source = declared.file().text();
        refusals.notes(block.notes(), source);
        String kind = block.kind().text();
        if (kind.equals("experiment")) {
            if (block.name().isEmpty()) {
                refusals.refuse(
                        ExpCode.E0212, "an experiment needs a name", source, block.kind(), "write `experiment name {`");
            }
            if (parents.sound(declared)) {
                Context context = new Context(declared, source, false, "", new HashMap<>());
                members.members(block.members(), spots.root(), context);
            }
            return;
        }
        Optional<Member> member = root.member(kind).filter(m -> m instanceof Member.Group || m instanceof Family);
        if (member.isEmpty()) {
            unknownKind(block, source);
            return;
        }
        if (!block.define()) {
            refusals.refuse(
                    ExpCode.E0202,
                    "`" + block.title() + "` stands outside every experiment",
                    source,
                    block.kind(),
                    "write `define " + kind + "` to declare a template, or move it into an experiment");
            return;
        }
        if (block.name().isEmpty()) {
            refusals.refuse(
                    ExpCode.E0212,
                    "a `define` needs a name",
                    source,
                    block.kind(),
                    "write `define " + kind + " name {`");
            return;
        }
        definition(declared, member.get(), source);
    }

    private void definition(Declared declared, Member member, SourceText source) {
        String kind = declared.block().kind().text();
        Context context = new Context(declared, source, true, kind + "." + declared.name(), new HashMap<>());
        if (member instanceof Family family) {
            boolean builtInParent = declared.block()
                    .parent()
                    .map(p -> family.shape(p.text()).isPresent())
                    .orElse(true);
            if (builtInParent || parents.sound(declared)) {
                members.members(
                        declared.block().members(), spots.definition(declared).orElseThrow(), context);
            }
        } else if (member instanceof Member.Group && parents.sound(declared)) {
            members.members(
                    declared.block().members(), spots.definition(declared).orElseThrow(), context);
        }
    }

    private void unknownKind(ExpNode.Block block, SourceText source) {
        List<String> kinds = new ArrayList<>(List.of("experiment"));
        root.named()
                .filter(m -> m instanceof Member.Group || m instanceof Family)
                .forEach(m -> kinds.add(m.name()));
        String kind = block.kind().text();
        Diagnostic problem = Diagnostic.of(
                        ExpCode.E0202,
                        "a file has no block `" + kind + "`",
                        source,
                        block.kind().span(),
                        "no such block out here")
                .meant(Nearest.of(kind, kinds));
        problems.add(
                root.member(kind).isPresent()
                        ? problem.help("`" + kind + "` belongs into `experiment name { ... }`")
                        : problem.help("a file holds `import`, `experiment` and `define`"));
    }
}
