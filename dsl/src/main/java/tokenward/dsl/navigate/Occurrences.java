package tokenward.dsl.navigate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.resolve.Library;
import tokenward.dsl.resolve.Library.Declared;
import tokenward.dsl.resolve.Spot;
import tokenward.dsl.resolve.Spots;
import tokenward.dsl.schema.Member;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.Value;
import tokenward.dsl.type.ListType;
import tokenward.dsl.type.OptionalType;
import tokenward.dsl.type.ReferenceType;
import tokenward.dsl.type.ValueType;

/** Collects the names of the user's choice in the main file of a library. */
final class Occurrences {
    private static final String SWEEP = "sweep";

    private final Spots spots;
    private final List<Occurrence> found = new ArrayList<>();

    private Occurrences(Library library) {
        this.spots = Spots.of(library);
    }

    static List<Occurrence> of(Library library) {
        Occurrences occurrences = new Occurrences(library);
        for (ExpNode.Block block : library.main().node().blocks()) {
            occurrences.top(new Declared(library.main(), block));
        }
        return occurrences.found;
    }

    private void top(Declared owner) {
        ExpNode.Block block = owner.block();
        String kind = block.kind().text();
        block.name().ifPresent(name -> add(kind, name, owner, true));
        block.parent().ifPresent(parent -> add(kind, parent, owner, true));
        boolean experiment = kind.equals("experiment");
        Optional<Spot> inside =
                experiment ? Optional.of(spots.root()) : spots.definition(owner).map(s -> (Spot) s);
        block.members().forEach(member -> member(member, inside, owner, experiment));
    }

    private void add(String kind, ExpNode.Word name, Declared owner, boolean head) {
        found.add(new Occurrence(kind, name.text(), name.span(), owner, head));
    }

    /**
     * Collects the names in a member.
     *
     * @param root whether paths in it begin at the experiment
     */
    private void member(ExpNode.Member member, Optional<Spot> spot, Declared owner, boolean root) {
        switch (member) {
            case ExpNode.Block block -> block(block, spot, owner, root);
            case ExpNode.Removal removal -> path(removal.path(), owner, root);
            case ExpNode.Setting setting -> {
                List<ExpNode.Word> words = setting.path().words();
                boolean axis = root && words.size() > 1 && words.get(0).text().equals(SWEEP);
                List<ExpNode.Word> names = axis ? words.subList(1, words.size()) : words;
                path(new ExpNode.Path(names, setting.path().span()), owner, root);
                List<String> texts = names.stream().map(ExpNode.Word::text).toList();
                Optional<ValueType> type = spot.flatMap(s -> spots.walk(s, texts, owner))
                        .filter(Spot.AtSetting.class::isInstance)
                        .map(s -> ((Spot.AtSetting) s).parameter().type());
                value(setting.value(), type, owner);
            }
        }
    }

    private void block(ExpNode.Block block, Optional<Spot> spot, Declared owner, boolean root) {
        String kind = block.kind().text();
        if (root && kind.equals(SWEEP)) {
            block.members().forEach(member -> member(member, spot, owner, true));
            return;
        }
        Optional<Spot> inside = spot.flatMap(s -> spots.step(s, kind, owner));
        if (inside.isPresent() && isNamed(inside.get())) {
            block.name().ifPresent(name -> add(kind, name, owner, false));
            block.parent().ifPresent(parent -> add(kind, parent, owner, false));
        }
        if (block.name().isPresent()) {
            inside = inside.flatMap(s -> spots.step(s, block.name().get().text(), owner));
        }
        Optional<Spot> body = inside;
        block.members().forEach(member -> member(member, body, owner, false));
    }

    private static boolean isNamed(Spot spot) {
        return spot instanceof Spot.InGroup || spot instanceof Spot.InFamily;
    }

    /** {@code reward.lint.weight} holds the name of a reward. */
    private void path(ExpNode.Path path, Declared owner, boolean root) {
        List<ExpNode.Word> words = path.words();
        if (!root || words.size() < 2) {
            return;
        }
        Optional<Member> member = spots.root().struct().member(words.get(0).text());
        boolean named = member.filter(m -> m instanceof Member.Group || m instanceof Member.Family)
                .isPresent();
        if (named) {
            add(words.get(0).text(), words.get(1), owner, false);
        }
    }

    private void value(Value value, Optional<ValueType> type, Declared owner) {
        switch (value) {
            case Value.Reference reference -> {
                Optional<String> kind = type.flatMap(Occurrences::referred);
                if (kind.isPresent() && reference.path().words().size() == 1) {
                    add(kind.get(), reference.path().words().get(0), owner, false);
                } else {
                    path(reference.path(), owner, true);
                }
            }
            case Value.Items items -> items.values().forEach(v -> value(v, type, owner));
            case Value.Call call -> call.arguments().forEach(a -> value(a.value(), Optional.empty(), owner));
            default -> {}
        }
    }

    private static Optional<String> referred(ValueType type) {
        return switch (type) {
            case ReferenceType reference -> Optional.of(reference.kind());
            case OptionalType optional -> referred(optional.inner());
            case ListType list -> referred(list.element());
            default -> Optional.empty();
        };
    }
}
