package tokenward.dsl.resolve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tokenward.dsl.schema.Member.Family;
import tokenward.dsl.schema.Struct;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.Nearest;
import tokenward.dsl.syntax.Value;
import tokenward.dsl.type.Binder;
import tokenward.grammars.text.Diagnostic;

/** Holds what stands inside declarations against the schema. */
final class Members {
    private final Library library;
    private final Struct root;
    private final Spots spots;
    private final Parents parents;
    private final Refusals refusals;
    private final BlockHeads heads;

    Members(Library library, Struct root, Shapes shapes, Parents parents, Refusals refusals) {
        this.library = library;
        this.root = root;
        this.spots = new Spots(root, shapes);
        this.parents = parents;
        this.refusals = refusals;
        this.heads = new BlockHeads(this, refusals);
    }

    /** Checks what a block holds. */
    void members(List<ExpNode.Member> members, Spot spot, Context context) {
        Set<String> present = new LinkedHashSet<>();
        members.forEach(m -> {
            if (m instanceof ExpNode.Setting s) {
                present.add(s.path().words().get(0).text());
            }
        });
        for (ExpNode.Member member : members) {
            switch (member) {
                case ExpNode.Setting setting -> {
                    String path = context.path(setting.path().text());
                    ExpNode.Setting first = context.set().putIfAbsent(path, setting);
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
        refusals.problems()
                .add(Diagnostic.of(
                                ExpCode.E0208,
                                "`" + setting.path().text() + "` is set twice",
                                context.source(),
                                setting.path().span(),
                                "set again")
                        .against(context.source(), first.path().span(), "first here"));
    }

    void setting(ExpNode.Setting setting, Spot start, Context context, Set<String> present) {
        refusals.notes(setting.notes(), context.source());
        if (context.prefix().isEmpty() && setting.path().words().get(0).text().equals("sweep")) {
            axis(setting.path().words().subList(1, setting.path().words().size()), setting, context);
            return;
        }
        Optional<Spot> end = walk(setting.path().words(), start, context, present);
        end.ifPresent(spot -> value(setting.value(), setting.path(), spot, context));
    }

    /** Follows a path, or says where it leads nowhere. */
    Optional<Spot> walk(List<ExpNode.Word> words, Spot start, Context context, Set<String> present) {
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
            refusals.refuse(
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
                refusals.problems());
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
        refusals.notes(block.notes(), context.source());
        if (block.define()) {
            refusals.refuse(
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
            case Spot.AtSetting setting -> heads.settingAsBlock(block, context);
            case Spot.InGroup group -> heads.named(block, kind.get(), inside);
            case Spot.InFamily family -> heads.named(block, kind.get(), inside);
            case Spot.InStruct struct -> block.name().isEmpty() ? kind : heads.sectionNamed(block, struct, inside);
            case Spot.InTable table -> block.name().isEmpty() ? kind : heads.unnamed(block, context);
        };
        if (body.isEmpty()) {
            return;
        }
        Context within = block.name().map(n -> inside.below(n.text())).orElse(inside);
        parents.check(block, kind.get(), context.owner(), context.source());
        members(block.members(), body.get(), within);
    }

    private void sweep(ExpNode.Block block, Context context) {
        for (ExpNode.Member member : block.members()) {
            if (member instanceof ExpNode.Setting setting) {
                refusals.notes(setting.notes(), context.source());
                axis(setting.path().words(), setting, context);
            } else if (member instanceof ExpNode.Block inner) {
                refusals.refuse(
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
            refusals.refuse(
                    ExpCode.E0210,
                    "`sweep` is a block",
                    context.source(),
                    setting.path(),
                    "write `sweep.seed = [1, 2]`");
            return;
        }
        boolean ablate = words.size() == 1 && words.get(0).text().equals("ablate");
        Optional<Spot> end = ablate ? Optional.empty() : walk(words, spots.root(), context, Set.of());
        for (Value value : Axes.values(setting, context.source(), refusals.problems())) {
            end.ifPresent(spot -> value(value, setting.path(), spot, context));
        }
    }

    Optional<Spot> step(Spot spot, ExpNode.Word word, Context context, boolean asBlock, Set<String> present) {
        Optional<Spot> next = spots.step(spot, word.text(), context.owner());
        if (next.isPresent() && !isSlip(spot, word, context)) {
            return next;
        }
        switch (spot) {
            case Spot.InStruct in ->
                refusals.problems()
                        .add(new Unknown(root)
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
                refusals.refuse(
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
        refusals.problems()
                .add(beside.map(file ->
                                problem.help("`import \"" + file + "\"` brings what that file declares into scope"))
                        .orElseGet(() -> problem.help("there is `" + String.join("`, `", names)
                                + "`; another name needs `extends`, or a `define " + family.name() + "`")));
    }

    /** Returns the name of a file that stands beside the one that was asked for and may define what is missing. */
    private static Optional<String> beside(String name, Context context) {
        Path file = context.owner().file().directory().resolve(name);
        boolean other = !context.owner().file().path().equals(file);
        return Optional.of(name).filter(n -> other && Files.isRegularFile(file));
    }
}
