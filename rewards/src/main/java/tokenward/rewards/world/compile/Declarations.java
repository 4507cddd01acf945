package tokenward.rewards.world.compile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tokenward.grammars.text.Span;
import tokenward.rewards.world.run.Kind;
import tokenward.rewards.world.run.WorldSpec;
import tokenward.rewards.world.tree.Name;
import tokenward.rewards.world.tree.Type;
import tokenward.rewards.world.tree.WorldDecl;

/** What a world declares, by name: all that its expressions and calls can refer to. */
final class Declarations {
    private static final Map<String, Kind.Base> SIMPLE = Map.of(
            "text", Kind.Base.TEXT,
            "pattern", Kind.Base.PATTERN,
            "int", Kind.Base.INT,
            "number", Kind.Base.NUMBER,
            "bool", Kind.Base.BOOL);

    final Map<String, Slot> slots = new LinkedHashMap<>();
    final Map<String, WorldDecl.RecordType> records = new LinkedHashMap<>();
    final Map<String, WorldDecl.Def> defs = new LinkedHashMap<>();
    final Map<String, WorldSpec.FactSpec> facts = new LinkedHashMap<>();
    final Set<String> sorts = new LinkedHashSet<>();
    private final Map<String, Span> places = new HashMap<>();
    private final Problems problems;

    /** A slot of the state: its index and type. */
    record Slot(int index, Kind kind) {}

    Declarations(Problems problems) {
        this.problems = problems;
    }

    /** Notes a name; reports it when it is taken. Slots, facts, records and definitions share one space of names. */
    boolean claim(String what, Name name) {
        Span earlier = places.putIfAbsent(name.text(), name.span());
        if (earlier != null) {
            problems.duplicate(what, name, earlier);
        }
        return earlier == null;
    }

    /** Returns the type that is written, or any when there is no such type. */
    Kind kind(Type type) {
        return switch (type) {
            case Type.Any any -> Kind.ANY;
            case Type.Named named -> {
                Kind plain = named(named.name());
                yield named.optional() ? plain.orNone() : plain;
            }
            case Type.Generic generic -> generic(generic);
        };
    }

    private Kind named(Name name) {
        Kind.Base base = SIMPLE.get(name.text());
        if (base != null) {
            return Kind.simple(base);
        }
        if (sorts.contains(name.text())) {
            return new Kind(Kind.Base.TEXT, List.of(), name.text(), false);
        }
        if (records.containsKey(name.text())) {
            return new Kind(Kind.Base.RECORD, List.of(), name.text(), false);
        }
        Set<String> known = new LinkedHashSet<>(SIMPLE.keySet());
        known.addAll(List.of("any", "list", "map"));
        known.addAll(sorts);
        known.addAll(records.keySet());
        problems.unknown(WorldFault.UNKNOWN_TYPE, "type", name, known);
        return Kind.ANY;
    }

    private Kind generic(Type.Generic generic) {
        int wanted = generic.head().text().equals("map") ? 2 : 1;
        List<Kind> arguments = generic.arguments().stream().map(this::kind).toList();
        if (!generic.head().text().equals("list") && !generic.head().text().equals("map")) {
            problems.unknown(WorldFault.UNKNOWN_TYPE, "type of collections", generic.head(), Set.of("list", "map"));
            return Kind.ANY;
        }
        if (arguments.size() != wanted) {
            problems.add(
                    WorldFault.WRONG_COUNT,
                    generic.span(),
                    "a " + generic.head().text() + " has " + wanted + (wanted == 1 ? " type" : " types")
                            + " inside, not " + arguments.size(),
                    wanted == 1 ? "expected `list<text>`" : "expected `map<text, int>`");
            return Kind.ANY;
        }
        return wanted == 1 ? Kind.list(arguments.get(0)) : Kind.map(arguments.get(0), arguments.get(1));
    }

    /** Returns the type of a record's field. */
    Optional<Kind> field(String record, String field) {
        WorldDecl.RecordType type = records.get(record);
        if (type == null) {
            return Optional.empty();
        }
        return type.fields().stream()
                .filter(f -> f.name().text().equals(field))
                .findFirst()
                .map(f -> kind(f.type()));
    }
}
