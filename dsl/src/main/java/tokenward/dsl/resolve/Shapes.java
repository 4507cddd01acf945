package tokenward.dsl.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tokenward.dsl.resolve.Library.Declared;
import tokenward.dsl.schema.Member.Family;
import tokenward.dsl.schema.Struct;
import tokenward.dsl.syntax.ExpNode;

/**
 * Which shape a block of a family has: {@code reward lint} is a lint reward by its name, {@code reward style extends
 * lint} by its parent, {@code reward sql_plan} by the {@code define reward} of that name.
 */
final class Shapes {
    private static final int DEEPEST = 64;

    /**
     * A shape.
     *
     * @param struct what the block may hold
     * @param definition the {@code define} its values begin with
     */
    record Shape(Struct struct, Optional<Declared> definition) {}

    private final Library library;

    Shapes(Library library) {
        this.library = library;
    }

    /**
     * Returns the shape of a block of a family.
     *
     * @param owner the experiment (or the definition itself) it is written in
     */
    Optional<Shape> of(Family family, Declared owner, String name) {
        return of(family, owner, name, 0);
    }

    private Optional<Shape> of(Family family, Declared owner, String name, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        for (Declared experiment : chain(owner)) {
            Optional<String> parent = parentOf(experiment.block(), family.name(), name);
            if (parent.isPresent() && !parent.get().equals(name)) {
                return of(family, experiment, parent.get(), depth + 1);
            }
        }
        Optional<Struct> builtIn = family.shape(name);
        if (builtIn.isPresent()) {
            return Optional.of(new Shape(builtIn.get(), Optional.empty()));
        }
        return library.find(owner.file(), family.name(), name).map(defined -> ofDefinition(family, defined, depth));
    }

    private Shape ofDefinition(Family family, Declared defined, int depth) {
        Struct struct = defined.block()
                .parent()
                .filter(parent -> !parent.text().equals(defined.name()))
                .flatMap(parent -> of(family, defined, parent.text(), depth + 1))
                .map(Shape::struct)
                .orElse(family.custom());
        return new Shape(struct, Optional.of(defined));
    }

    /** Returns the shape of a top-level {@code define reward}. */
    Struct ofDefinition(Family family, Declared defined) {
        return ofDefinition(family, defined, 0).struct();
    }

    /** Returns the parameters a definition adds to the open shape: settings the shape does not know, with a value. */
    Map<String, ExpNode.Setting> parameters(Family family, Declared defined) {
        Map<String, ExpNode.Setting> parameters = new LinkedHashMap<>();
        List<String> known = family.custom().names();
        Declared at = defined;
        for (int i = 0; i < DEEPEST; i++) {
            for (ExpNode.Member member : at.block().members()) {
                if (member instanceof ExpNode.Setting setting
                        && setting.path().words().size() == 1
                        && !known.contains(setting.path().text())) {
                    parameters.putIfAbsent(setting.path().text(), setting);
                }
            }
            Declared here = at;
            Optional<Declared> next =
                    at.block().parent().flatMap(p -> library.find(here.file(), family.name(), p.text()));
            if (next.isEmpty()) {
                break;
            }
            at = next.get();
        }
        return parameters;
    }

    /** Returns an experiment and its parents, itself first; stops where they go in a circle. */
    List<Declared> chain(Declared experiment) {
        List<Declared> chain = new ArrayList<>();
        Optional<Declared> at = Optional.of(experiment);
        while (at.isPresent() && !chain.contains(at.get()) && chain.size() < DEEPEST) {
            Declared here = at.get();
            chain.add(here);
            at = here.block()
                    .parent()
                    .flatMap(p -> library.find(here.file(), here.block().kind().text(), p.text()));
        }
        return chain;
    }

    private static Optional<String> parentOf(ExpNode.Block experiment, String kind, String name) {
        for (ExpNode.Member member : experiment.members()) {
            if (member instanceof ExpNode.Block block
                    && block.kind().text().equals(kind)
                    && block.name().isPresent()
                    && block.name().get().text().equals(name)
                    && block.parent().isPresent()) {
                return Optional.of(block.parent().get().text());
            }
        }
        return Optional.empty();
    }
}
