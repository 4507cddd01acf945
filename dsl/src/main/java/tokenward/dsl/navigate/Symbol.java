package tokenward.dsl.navigate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.resolve.Library;
import tokenward.dsl.resolve.Library.Declared;
import tokenward.dsl.resolve.Resolver;
import tokenward.dsl.resolve.Spots;
import tokenward.dsl.schema.Member;
import tokenward.dsl.syntax.ExpNode;
import tokenward.grammars.text.Span;

/**
 * A declaration of the user's own: an experiment, a definition, or a named block and all that merges with it.
 *
 * @param path the file that declares it first
 * @param span its name there
 */
record Symbol(String kind, String name, Path path, Span span) {
    /** Returns what a name stands for; empty for words of the vocabulary and for what nothing declares. */
    static Optional<Symbol> of(Library library, Occurrence at) {
        Optional<Declared> defined = library.find(at.owner().file(), at.kind(), at.name());
        if (at.head()) {
            return defined.map(Symbol::of);
        }
        Optional<Member> member = Resolver.SCHEMA.member(at.kind());
        if (member.orElse(null) instanceof Member.Family family
                && family.shape(at.name()).isPresent()) {
            return Optional.empty();
        }
        Optional<Symbol> block = block(library, at);
        boolean ownShape = member.orElse(null) instanceof Member.Family;
        return ownShape && defined.isPresent() ? defined.map(Symbol::of) : block.or(() -> defined.map(Symbol::of));
    }

    private static Symbol of(Declared declared) {
        ExpNode.Word name = declared.block().label();
        return new Symbol(
                declared.block().kind().text(),
                name.text(),
                declared.file().path().normalize(),
                name.span());
    }

    /** Blocks of one name merge along the parents, so the one furthest up is the declaration. */
    private static Optional<Symbol> block(Library library, Occurrence at) {
        Optional<Symbol> furthest = Optional.empty();
        List<Declared> chain = Spots.of(library).chain(at.owner());
        for (Declared experiment : chain) {
            for (ExpNode.Member member : experiment.block().members()) {
                if (member instanceof ExpNode.Block block && block.title().equals(at.kind() + " " + at.name())) {
                    ExpNode.Word name = block.label();
                    furthest = Optional.of(new Symbol(
                            at.kind(), at.name(), experiment.file().path().normalize(), name.span()));
                    break;
                }
            }
        }
        return furthest;
    }
}
