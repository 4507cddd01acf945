package tokenward.dsl.navigate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tokenward.dsl.resolve.Library;
import tokenward.dsl.resolve.Library.Declared;
import tokenward.dsl.resolve.LibraryReader;
import tokenward.dsl.resolve.Resolver;
import tokenward.dsl.resolve.SourceFile;
import tokenward.dsl.resolve.Spots;
import tokenward.dsl.schema.Member;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.ExpReader;
import tokenward.grammars.text.Span;

/** Finds declarations and uses of names across files. */
public final class Navigator {
    private final LibraryReader.Texts texts;

    /** Reads files through a source of texts, such as an editor's unsaved buffers. */
    public Navigator(LibraryReader.Texts texts) {
        this.texts = texts;
    }

    /** Characters of a file. */
    public record Location(Path file, Span span) {}

    /**
     * What a new name changes.
     *
     * @param places all that is replaced; empty when it is refused
     * @param refusal why nothing may be changed, in a sentence
     */
    public record Renaming(List<Location> places, Optional<String> refusal) {
        static Renaming refused(String why) {
            return new Renaming(List.of(), Optional.of(why));
        }
    }

    /** Returns where the name at an offset is declared, or the file that an import or a world's name leads to. */
    public Optional<Location> definition(Path file, int offset) {
        Optional<Library> library = LibraryReader.salvage(file, texts);
        return library.flatMap(l -> imported(l, offset))
                .or(() -> library.flatMap(l -> occurrence(l, offset).flatMap(o -> declaration(l, o))));
    }

    private static Optional<Location> imported(Library library, int offset) {
        SourceFile main = library.main();
        return main.node().imports().stream()
                .filter(i -> touches(i.span(), offset))
                .map(i -> main.directory().resolve(i.path()).normalize())
                .map(path -> new Location(path, Span.at(0)))
                .findFirst();
    }

    private static Optional<Occurrence> occurrence(Library library, int offset) {
        return Occurrences.of(library).stream()
                .filter(o -> touches(o.span(), offset))
                .findFirst();
    }

    private static boolean touches(Span span, int offset) {
        return span.start() <= offset && offset <= span.end();
    }

    private static Optional<Location> declaration(Library library, Occurrence at) {
        if (at.kind().equals("world")) {
            return Optional.ofNullable(library.worlds(at.owner().file()).get(at.name()))
                    .map(path -> new Location(path, Span.at(0)));
        }
        return Symbol.of(library, at).map(symbol -> new Location(symbol.path(), symbol.span()));
    }

    /** Returns the name at an offset when it may be changed. */
    public Optional<Span> renameable(Path file, int offset) {
        return LibraryReader.salvage(file, texts)
                .flatMap(library -> occurrence(library, offset)
                        .filter(o -> Symbol.of(library, o).isPresent()))
                .map(Occurrence::span);
    }

    /**
     * Returns every place the declaration of the name at an offset is used, the declaration included.
     *
     * @param files where to look besides the file itself and its imports
     */
    public List<Location> uses(Path file, int offset, Collection<Path> files) {
        Optional<Library> library = LibraryReader.salvage(file, texts);
        return library.flatMap(l -> occurrence(l, offset).flatMap(o -> Symbol.of(l, o)))
                .map(symbol -> uses(symbol, all(library.get(), files)))
                .orElse(List.of());
    }

    private static Set<Path> all(Library library, Collection<Path> files) {
        Set<Path> all = new TreeSet<>(library.files().keySet());
        all.addAll(files);
        return all;
    }

    private List<Location> uses(Symbol symbol, Set<Path> files) {
        List<Location> places = new ArrayList<>();
        for (Path file : files) {
            LibraryReader.salvage(file, texts).ifPresent(library -> {
                for (Occurrence one : Occurrences.of(library)) {
                    boolean same = one.kind().equals(symbol.kind())
                            && one.name().equals(symbol.name())
                            && Symbol.of(library, one).filter(symbol::equals).isPresent();
                    if (same) {
                        places.add(new Location(file, one.span()));
                    }
                }
            });
        }
        places.sort(Comparator.comparing(Location::file).thenComparing(Location::span));
        return places;
    }

    /** Returns what giving the declaration at an offset another name changes. */
    public Renaming rename(Path file, int offset, String name, Collection<Path> files) {
        Optional<Library> library = LibraryReader.salvage(file, texts);
        Optional<Symbol> symbol = library.flatMap(l -> occurrence(l, offset).flatMap(o -> Symbol.of(l, o)));
        if (symbol.isEmpty()) {
            return Renaming.refused("this is a word of the language, or nothing declares it");
        }
        if (!isName(name)) {
            return Renaming.refused("`" + name + "` is no name: letters, digits and underscores, a letter first");
        }
        List<Location> places = uses(symbol.get(), all(library.get(), files));
        for (Location place : places) {
            Optional<Library> there = LibraryReader.salvage(place.file(), texts);
            if (there.isPresent() && ExpReader.read(there.get().main().text()).hasErrors()) {
                return Renaming.refused("`" + place.file().getFileName() + "` has faults that must be mended first");
            }
            if (there.isPresent() && isTaken(there.get(), symbol.get().kind(), name)) {
                return Renaming.refused("there is a `" + symbol.get().kind() + " " + name + "` already");
            }
        }
        return new Renaming(places, Optional.empty());
    }

    private static boolean isName(String name) {
        return ExpReader.readValue(name)
                .filter(v -> v instanceof tokenward.dsl.syntax.Value.Reference r
                        && r.path().words().size() == 1
                        && r.text().equals(name)
                        && name.indexOf('@') < 0)
                .isPresent();
    }

    private static boolean isTaken(Library library, String kind, String name) {
        boolean builtIn = Resolver.SCHEMA.member(kind).orElse(null) instanceof Member.Family family
                && family.shape(name).isPresent();
        boolean declared = library.find(library.main(), kind, name).isPresent();
        boolean block = library.main().node().blocks().stream()
                .flatMap(b -> Spots.of(library).chain(new Declared(library.main(), b)).stream())
                .flatMap(d -> d.block().members().stream())
                .anyMatch(m -> m instanceof ExpNode.Block b && b.title().equals(kind + " " + name));
        return builtIn || declared || block;
    }
}
