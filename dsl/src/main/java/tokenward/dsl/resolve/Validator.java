package tokenward.dsl.resolve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tokenward.dsl.resolve.Library.Declared;
import tokenward.dsl.schema.Member;
import tokenward.dsl.schema.Member.Family;
import tokenward.dsl.schema.Struct;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.ExpReader;
import tokenward.dsl.syntax.Nearest;
import tokenward.dsl.syntax.Value;
import tokenward.dsl.type.Binder;
import tokenward.dsl.type.FileType;
import tokenward.dsl.type.OptionalType;
import tokenward.dsl.type.TextType;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;

/** Holds every name and value of a file against the schema, each once, where it is written. */
final class Validator {
    private static final Set<String> NOTES = Set.of("paper", "assumed", "tuned");

    private final Library library;
    private final Struct root;
    private final Shapes shapes;
    private final Spots spots;
    private final Parents parents;
    private final List<Diagnostic> problems;

    Validator(Library library, Struct root, Shapes shapes, List<Diagnostic> problems) {
        this.library = library;
        this.root = root;
        this.shapes = shapes;
        this.spots = new Spots(root, shapes);
        this.parents = new Parents(library, shapes, problems);
        this.problems = problems;
    }

    /** The experiment or definition a member is written in, and in which text. */
    private record Context(Declared owner, SourceText source, boolean defining, String prefix) {
        Context below(String name) {
            return new Context(owner, source, defining, prefix.isEmpty() ? name : prefix + "." + name);
        }
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
        notes(block.notes(), source);
        String kind = block.kind().text();
        if (kind.equals("experiment")) {
            if (block.name().isEmpty()) {
                refuse(ExpCode.E0212, "an experiment needs a name", source, block.kind(), "write `experiment name {`");
            }
            if (parents.sound(declared)) {
                Context context = new Context(declared, source, false, "");
                members(block.members(), spots.root(), context);
            }
            return;
        }
        Optional<Member> member = root.member(kind).filter(m -> m instanceof Member.Group || m instanceof Family);
        if (member.isEmpty()) {
            unknownKind(block, source);
            return;
        }
        if (!block.define()) {
            refuse(
                    ExpCode.E0202,
                    "`" + block.title() + "` stands outside every experiment",
                    source,
                    block.kind(),
                    "write `define " + kind + "` to declare a template, or move it into an experiment");
            return;
        }
        if (block.name().isEmpty()) {
            refuse(
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
        Context context = new Context(declared, source, true, kind + "." + declared.name());
        if (member instanceof Family family) {
            boolean builtInParent = declared.block()
                    .parent()
                    .map(p -> family.shape(p.text()).isPresent())
                    .orElse(true);
            if (builtInParent || parents.sound(declared)) {
                members(declared.block().members(), spots.definition(declared).orElseThrow(), context);
            }
        } else if (member instanceof Member.Group && parents.sound(declared)) {
            members(declared.block().members(), spots.definition(declared).orElseThrow(), context);
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

    private void members(List<ExpNode.Member> members, Spot spot, Context context) {
        Map<String, ExpNode.Setting> set = new HashMap<>();
        Set<String> present = new LinkedHashSet<>();
        members.forEach(m -> {
            if (m instanceof ExpNode.Setting s) {
                present.add(s.path().words().get(0).text());
            }
        });
        for (ExpNode.Member member : members) {
            switch (member) {
                case ExpNode.Setting setting -> {
                    ExpNode.Setting first = set.putIfAbsent(setting.path().text(), setting);
                    if (first != null) {
                        twice(setting, first, context);
                    } else {
                        setting(setting, spot, context, present);
                    }
                }
                case ExpNode.Block block -> block(block, spot, context, present);
                case ExpNode.Removal removal -> {}
            }
        }
    }

    private void twice(ExpNode.Setting setting, ExpNode.Setting first, Context context) {
        problems.add(Diagnostic.of(
                        ExpCode.E0208,
                        "`" + setting.path().text() + "` is set twice",
                        context.source(),
                        setting.path().span(),
                        "set again")
                .against(context.source(), first.path().span(), "first here"));
    }

    /** Checks one setting of the command line or of a file, from the root of an experiment. */
    void override(ExpNode.Setting setting, Declared owner, SourceText source) {
        setting(setting, spots.root(), new Context(owner, source, false, ""), Set.of());
    }

    /**
     * Gives an argument of the command line the quotes that the shell took: what a setting of text or a file name gets
     * there is text as it stands.
     */
    String withQuotes(String argument, Declared owner) {
        int equals = argument.indexOf('=');
        String value = argument.substring(equals + 1).strip();
        if (equals < 1 || value.isEmpty() || value.startsWith("\"") || value.equals("none")) {
            return argument;
        }
        SourceText path = new SourceText("command line", argument.substring(0, equals) + "= 0");
        boolean text = ExpReader.readOverride(path)
                .value()
                .filter(ExpNode.Setting.class::isInstance)
                .map(ExpNode.Setting.class::cast)
                .filter(setting -> takesText(setting.path().words(), owner, path))
                .isPresent();
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");
        return text ? argument.substring(0, equals + 1) + '"' + escaped + '"' : argument;
    }

    private boolean takesText(List<ExpNode.Word> words, Declared owner, SourceText source) {
        Validator scratch = new Validator(library, root, shapes, new ArrayList<>());
        Spot start = spots.root();
        return scratch.walk(words, start, new Context(owner, source, false, ""), Set.of())
                .filter(Spot.AtSetting.class::isInstance)
                .map(spot -> ((Spot.AtSetting) spot).parameter().type())
                .map(type -> type instanceof OptionalType optional ? optional.inner() : type)
                .filter(type -> type instanceof TextType || type instanceof FileType)
                .isPresent();
    }

    private void setting(ExpNode.Setting setting, Spot start, Context context, Set<String> present) {
        notes(setting.notes(), context.source());
        if (context.prefix().isEmpty() && setting.path().words().get(0).text().equals("sweep")) {
            axis(setting.path().words().subList(1, setting.path().words().size()), setting, context);
            return;
        }
        Optional<Spot> end = walk(setting.path().words(), start, context, present);
        end.ifPresent(spot -> value(setting.value(), setting.path(), spot, context));
    }

    private Optional<Spot> walk(List<ExpNode.Word> words, Spot start, Context context, Set<String> present) {
        Spot spot = start;
        Context here = context;
        for (int i = 0; i < words.size(); i++) {
            boolean last = i == words.size() - 1;
            Optional<Spot> next = step(spot, words.get(i), here, !last, last ? present : Set.of());
            if (next.isEmpty()) {
                return Optional.empty();
            }
            spot = next.get();
            here = here.below(words.get(i).text());
        }
        return Optional.of(spot);
    }

    private void value(Value value, ExpNode.Path path, Spot spot, Context context) {
        ExpNode.Word last = path.words().get(path.words().size() - 1);
        if (!(spot instanceof Spot.AtSetting at)) {
            refuse(
                    ExpCode.E0210,
                    "`" + path.text() + "` is a block, not a setting",
                    context.source(),
                    path,
                    "write `" + path.text().replace('.', ' ') + " { ... }`, or name a setting of it: `" + path.text()
                            + "." + example(spot) + " = ...`");
            return;
        }
        Binder binder = new Binder(
                last.text(),
                at.parameter().note(),
                context.source(),
                context.owner().file().directory(),
                names(context),
                problems);
        at.parameter().type().bind(value, binder);
    }

    /** Worlds are known wherever a value is written; blocks only where an experiment is whole. */
    private Binder.Names names(Context context) {
        return kind -> kind.equals("world")
                ? Optional.of(List.copyOf(library.worlds(context.owner().file()).keySet()))
                : Optional.empty();
    }

    private static String example(Spot spot) {
        return switch (spot) {
            case Spot.InStruct in ->
                in.struct().names().isEmpty() ? "setting" : in.struct().names().get(0);
            default -> "name";
        };
    }

    private void block(ExpNode.Block block, Spot spot, Context context, Set<String> present) {
        notes(block.notes(), context.source());
        if (block.define()) {
            refuse(
                    ExpCode.E0202,
                    "`define` stands inside a block",
                    context.source(),
                    block.kind(),
                    "move the definition to the top of the file");
            return;
        }
        if (context.prefix().isEmpty()
                && block.kind().text().equals("sweep")
                && block.name().isEmpty()) {
            sweep(block, context);
            return;
        }
        Optional<Spot> kind = step(spot, block.kind(), context, true, present);
        if (kind.isEmpty()) {
            return;
        }
        Context inside = context.below(block.kind().text());
        Optional<Spot> body = switch (kind.get()) {
            case Spot.AtSetting setting -> settingAsBlock(block, context);
            case Spot.InGroup group -> named(block, kind.get(), inside);
            case Spot.InFamily family -> named(block, kind.get(), inside);
            case Spot.InStruct struct -> block.name().isEmpty() ? kind : sectionNamed(block, struct, inside);
            case Spot.InTable table -> block.name().isEmpty() ? kind : unnamed(block, context);
        };
        if (body.isEmpty()) {
            return;
        }
        Context within = block.name().map(n -> inside.below(n.text())).orElse(inside);
        parents.check(block, kind.get(), context.owner(), context.source());
        members(block.members(), body.get(), within);
    }

    private Optional<Spot> settingAsBlock(ExpNode.Block block, Context context) {
        refuse(
                ExpCode.E0210,
                "`" + block.kind().text() + "` is a setting, not a block",
                context.source(),
                block.kind(),
                "write `" + block.kind().text() + " = ...`");
        return Optional.empty();
    }

    private Optional<Spot> sectionNamed(ExpNode.Block block, Spot.InStruct struct, Context inside) {
        boolean sections = struct.struct().named().anyMatch(m -> m instanceof Member.Section);
        boolean allSections = struct.struct().named().allMatch(m -> m instanceof Member.Section);
        if (!sections || !allSections) {
            return unnamed(block, inside);
        }
        return step(struct, block.name().orElseThrow(), inside, true, Set.of());
    }

    private Optional<Spot> unnamed(ExpNode.Block block, Context context) {
        ExpNode.Word name = block.name().orElseThrow();
        refuse(
                ExpCode.E0212,
                "`" + block.kind().text() + "` takes no name",
                context.source(),
                name,
                "there is one `" + block.kind().text() + "`: write `"
                        + block.kind().text() + " {`");
        return Optional.empty();
    }

    private Optional<Spot> named(ExpNode.Block block, Spot spot, Context inside) {
        if (block.name().isPresent()) {
            return step(spot, block.name().get(), inside, true, Set.of());
        }
        refuse(
                ExpCode.E0212,
                "`" + block.kind().text() + "` needs a name",
                inside.source(),
                block.kind(),
                "write `" + block.kind().text() + " name {`");
        return Optional.empty();
    }

    private Optional<Spot> step(Spot spot, ExpNode.Word word, Context context, boolean asBlock, Set<String> present) {
        Optional<Spot> next = spots.step(spot, word.text(), context.owner());
        if (next.isPresent() && !isSlip(spot, word, context)) {
            return next;
        }
        switch (spot) {
            case Spot.InStruct in ->
                problems.add(new Unknown(root)
                        .explain(
                                in.struct(),
                                spots.parameters(in),
                                word,
                                context.prefix(),
                                asBlock,
                                present,
                                context.source()));
            case Spot.InFamily in -> noShape(in.family(), word, context);
            case Spot.AtSetting at ->
                refuse(
                        ExpCode.E0210,
                        "`" + context.prefix() + "` is a setting and holds nothing",
                        context.source(),
                        word,
                        "");
            case Spot.InGroup group -> throw new IllegalStateException("a group takes any name");
            case Spot.InTable table -> throw new IllegalStateException("a table takes any name");
        }
        return Optional.empty();
    }

    /** In a definition every unknown setting would be a parameter; one close to a known setting is a slip instead. */
    private boolean isSlip(Spot spot, ExpNode.Word word, Context context) {
        return context.defining()
                && spot instanceof Spot.InStruct in
                && in.struct().member(word.text()).isEmpty()
                && Nearest.of(word.text(), in.struct().names()).isPresent();
    }

    private void noShape(Family family, ExpNode.Word word, Context context) {
        if (!library.complete()) {
            return;
        }
        List<String> names = new ArrayList<>(family.shapes().keySet());
        names.addAll(library.names(context.owner().file(), family.name()));
        Diagnostic problem = Diagnostic.of(
                        ExpCode.E0202,
                        "there is no " + family.name() + " `" + word.text() + "`",
                        context.source(),
                        word.span(),
                        "unknown")
                .meant(Nearest.of(word.text(), names));
        Optional<String> beside = beside(word.text() + ".exp", context);
        problems.add(
                beside.map(file -> problem.help("`import \"" + file + "\"` brings what that file declares into scope"))
                        .orElseGet(() -> problem.help("there is `" + String.join("`, `", names)
                                + "`; another name needs `extends`, or a `define " + family.name() + "`")));
    }

    /** Returns the name of a file that stands beside the one that was asked for and may define what is missing. */
    private static Optional<String> beside(String name, Context context) {
        Path file = context.owner().file().directory().resolve(name);
        boolean other = !context.owner().file().path().equals(file);
        return Optional.of(name).filter(n -> other && Files.isRegularFile(file));
    }

    private void sweep(ExpNode.Block block, Context context) {
        for (ExpNode.Member member : block.members()) {
            if (member instanceof ExpNode.Setting setting) {
                notes(setting.notes(), context.source());
                axis(setting.path().words(), setting, context);
            } else if (member instanceof ExpNode.Block inner) {
                refuse(
                        ExpCode.E0210,
                        "a sweep holds axes, not blocks",
                        context.source(),
                        inner.kind(),
                        "write `" + inner.title().replace(' ', '.') + ".setting = [ ... ]`");
            }
        }
    }

    /** Checks one axis: every value must be a value of the setting. */
    private void axis(List<ExpNode.Word> words, ExpNode.Setting setting, Context context) {
        if (words.isEmpty()) {
            refuse(
                    ExpCode.E0210,
                    "`sweep` is a block",
                    context.source(),
                    setting.path(),
                    "write `sweep.seed = [1, 2]`");
            return;
        }
        boolean ablate = words.size() == 1 && words.get(0).text().equals("ablate");
        Optional<Spot> end = ablate ? Optional.empty() : walk(words, spots.root(), context, Set.of());
        for (Value value : Axes.values(setting, context.source(), problems)) {
            end.ifPresent(spot -> value(value, setting.path(), spot, context));
        }
    }

    private void notes(List<ExpNode.Note> notes, SourceText source) {
        for (ExpNode.Note note : notes) {
            String kind = note.kind().text();
            if (!NOTES.contains(kind)) {
                problems.add(Diagnostic.of(
                                ExpCode.E0215,
                                "there is no note `@" + kind + "`",
                                source,
                                note.kind().span(),
                                "unknown")
                        .meant(Nearest.of(kind, List.of("paper", "assumed", "tuned")))
                        .help("notes are `@paper(\"...\")`, `@assumed(\"...\")` and `@tuned(\"...\")`"));
            }
        }
    }

    private void refuse(ExpCode code, String title, SourceText source, ExpNode at, String help) {
        Diagnostic problem = Diagnostic.of(code, title, source, at.span(), "");
        problems.add(help.isEmpty() ? problem : problem.help(help));
    }
}
