package tokenward.dsl.resolve;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tokenward.dsl.resolve.Library.Declared;
import tokenward.dsl.schema.Member;
import tokenward.dsl.schema.Struct;
import tokenward.dsl.type.AnyType;
import tokenward.dsl.type.Parameter;
import tokenward.dsl.type.ValueType;

/** Follows names through the vocabulary and the definitions of the user's own, silently. */
public final class Spots {
    private final Struct root;
    private final Shapes shapes;

    Spots(Struct root, Shapes shapes) {
        this.root = root;
        this.shapes = shapes;
    }

    /** Follows names as they are seen from the files of a library. */
    public static Spots of(Library library) {
        return new Spots(Resolver.SCHEMA, new Shapes(library));
    }

    /** Returns the top of an experiment. */
    public Spot.InStruct root() {
        return Spot.InStruct.of(root);
    }

    /** Returns the inside of a top-level {@code define}; empty for a kind that cannot be defined. */
    public Optional<Spot.InStruct> definition(Declared declared) {
        return root.member(declared.block().kind().text()).flatMap(member -> switch (member) {
            case Member.Family family ->
                Optional.of(new Spot.InStruct(
                        shapes.ofDefinition(family, declared), Optional.of(declared), Optional.of(family)));
            case Member.Group group -> Optional.of(Spot.InStruct.of(group.element()));
            default -> Optional.empty();
        });
    }

    /** Follows several names, or returns empty where one leads nowhere. */
    public Optional<Spot> walk(Spot from, List<String> names, Declared owner) {
        Optional<Spot> spot = Optional.of(from);
        for (String name : names) {
            spot = spot.flatMap(s -> step(s, name, owner));
        }
        return spot;
    }

    /**
     * Follows one name.
     *
     * @param owner the experiment or definition it is written in
     */
    public Optional<Spot> step(Spot from, String name, Declared owner) {
        return switch (from) {
            case Spot.InStruct in -> inStruct(in, name);
            case Spot.InGroup in -> Optional.of(Spot.InStruct.of(in.group().element()));
            case Spot.InFamily in ->
                shapes.of(in.family(), owner, name)
                        .map(shape -> new Spot.InStruct(shape.struct(), shape.definition(), Optional.of(in.family())));
            case Spot.InTable in -> Optional.of(any(name, in.table().element()));
            case Spot.AtSetting at -> Optional.empty();
        };
    }

    private Optional<Spot> inStruct(Spot.InStruct in, String name) {
        Optional<Member> member = in.struct().member(name);
        if (member.isEmpty()) {
            return parameters(in).contains(name) ? Optional.of(any(name, new AnyType())) : Optional.empty();
        }
        return Optional.of(
                switch (member.get()) {
                    case Member.Setting setting -> new Spot.AtSetting(setting.parameter());
                    case Member.Section section -> Spot.InStruct.of(section.struct());
                    case Member.Group group -> new Spot.InGroup(group);
                    case Member.Family family -> new Spot.InFamily(family);
                    case Member.Table table -> new Spot.InTable(table);
                    case Member.Label label -> throw new IllegalStateException("a label has no name");
                    case Member.Inlined inlined -> throw new IllegalStateException("inlined members are flat");
                    case Member.Rest rest -> throw new IllegalStateException("the rest has no name");
                });
    }

    /** Returns the settings of the user's own choice that may be written in a block: its definition's parameters. */
    public Collection<String> parameters(Spot.InStruct in) {
        return in.struct().open() && in.definition().isPresent()
                ? shapes.parameters(in.family().orElseThrow(), in.definition().get())
                        .keySet()
                : Set.of();
    }

    /** Returns an experiment or definition and its parents, itself first. */
    public List<Declared> chain(Declared declared) {
        return shapes.chain(declared);
    }

    private static Spot any(String name, ValueType type) {
        return new Spot.AtSetting(new Parameter(name, type, Optional.empty(), "", "", false));
    }
}
