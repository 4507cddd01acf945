package tokenward.dsl.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a block may hold.
 *
 * @param word name of the block's kind or shape
 * @param doc what it is for
 * @param members in the order of the record's components
 * @param create makes the record of the members' values in order
 */
public record Struct(String word, String doc, List<Member> members, Function<List<Object>, Object> create) {
    public Struct {
        members = List.copyOf(members);
    }

    /** Returns a member by name, looking into inlined records. */
    public Optional<Member> member(String name) {
        return named().filter(m -> m.name().equals(name)).findFirst();
    }

    /** Returns the members that have a name, inlined ones in place. */
    public Stream<Member> named() {
        return members.stream()
                .flatMap(m -> m instanceof Member.Inlined inlined
                        ? inlined.struct().named()
                        : m.name().isEmpty() ? Stream.empty() : Stream.of(m));
    }

    /** Returns the names of all settings and blocks, in order. */
    public List<String> names() {
        return named().map(Member::name).toList();
    }

    /** Returns the names of its settings. */
    public List<String> settings() {
        List<String> names = new ArrayList<>();
        named().filter(m -> m instanceof Member.Setting).forEach(m -> names.add(m.name()));
        return names;
    }

    /** Returns whether settings of the user's own choice may be written in it. */
    public boolean open() {
        return members.stream().anyMatch(m -> m instanceof Member.Rest);
    }
}
