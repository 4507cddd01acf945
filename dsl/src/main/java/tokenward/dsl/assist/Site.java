package tokenward.dsl.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.assist.Cursor.Header;
import tokenward.dsl.resolve.Library;
import tokenward.dsl.resolve.Library.Declared;
import tokenward.dsl.resolve.Spot;
import tokenward.dsl.resolve.Spots;
import tokenward.dsl.syntax.ExpNode;
import tokenward.grammars.text.Span;

/**
 * The place of a cursor in the vocabulary.
 *
 * @param owner the experiment or definition around it; empty outside all
 * @param spot what the innermost block may hold; empty where the blocks lead nowhere
 * @param sweep whether the innermost block holds axes
 * @param path the names from the experiment down to the innermost block
 */
record Site(
        Library library,
        Spots spots,
        Cursor cursor,
        Optional<Declared> owner,
        Optional<Spot> spot,
        boolean sweep,
        List<String> path) {

    static Site of(Library library, Cursor cursor) {
        Spots spots = Spots.of(library);
        if (cursor.blocks().isEmpty()) {
            return new Site(library, spots, cursor, Optional.empty(), Optional.empty(), false, List.of());
        }
        Header top = cursor.blocks().get(0);
        Declared owner = declared(library, top);
        boolean experiment = top.kind().equals("experiment");
        Optional<Spot> spot =
                experiment ? Optional.of(spots.root()) : spots.definition(owner).map(s -> (Spot) s);
        List<String> path = new ArrayList<>();
        boolean sweep = false;
        for (Header block : cursor.blocks().subList(1, cursor.blocks().size())) {
            sweep = experiment && path.isEmpty() && block.kind().equals("sweep");
            if (sweep) {
                spot = Optional.of(spots.root());
                break;
            }
            path.add(block.kind());
            spot = spot.flatMap(s -> spots.step(s, block.kind(), owner));
            if (!block.name().isEmpty()) {
                path.add(block.name());
                spot = spot.flatMap(s -> spots.step(s, block.name(), owner));
            }
        }
        return new Site(library, spots, cursor, Optional.of(owner), spot, sweep, path);
    }

    /** The block as far as it can be read; one that cannot be read has its head only. */
    private static Declared declared(Library library, Header head) {
        return library.main().node().blocks().stream()
                .filter(b ->
                        b.kind().text().equals(head.kind()) && b.label().text().equals(head.name()))
                .findFirst()
                .map(block -> new Declared(library.main(), block))
                .orElseGet(() -> new Declared(library.main(), headOnly(head)));
    }

    private static ExpNode.Block headOnly(Header head) {
        Span nowhere = Span.at(0);
        Optional<ExpNode.Word> name =
                head.name().isEmpty() ? Optional.empty() : Optional.of(new ExpNode.Word(head.name(), nowhere));
        return new ExpNode.Block(
                List.of(),
                head.define(),
                new ExpNode.Word(head.kind(), nowhere),
                name,
                Optional.empty(),
                List.of(),
                nowhere);
    }

    /** Follows names from the innermost block; a sweep's begin at the experiment. */
    Optional<Spot> follow(List<String> names) {
        return owner.flatMap(o -> spot.flatMap(s -> spots.walk(s, names, o)));
    }

    /** Returns the experiment it is in and that experiment's parents, nearest first. */
    List<Declared> chain() {
        return owner.map(spots::chain).orElse(List.of());
    }

    /** Returns the names of the blocks of a kind that the experiment and its parents declare. */
    List<String> blocks(String kind) {
        return chain().stream()
                .flatMap(d -> d.block().members().stream())
                .filter(m -> m instanceof ExpNode.Block b
                        && b.kind().text().equals(kind)
                        && b.name().isPresent())
                .map(m -> ((ExpNode.Block) m).label().text())
                .distinct()
                .toList();
    }
}
