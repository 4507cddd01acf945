package tokenward.dsl.type;

import java.util.List;
import java.util.Optional;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.Nearest;
import tokenward.dsl.syntax.Value;

/**
 * The name of a block.
 *
 * @param kind which kind of block
 */
public record ReferenceType(String kind) implements ValueType {
    @Override
    public Optional<Object> bind(Value value, Binder binder) {
        if (!(value instanceof Value.Reference reference)) {
            return binder.wrongKind(value, this);
        }
        Optional<List<String>> declared = binder.names().declared(kind);
        if (declared.isPresent() && !declared.get().contains(reference.text())) {
            String help = kind.equals("world")
                    ? "`import \"" + reference.text() + ".world\"` brings a world into scope"
                    : declared.get().isEmpty()
                            ? "declare it: `" + kind + " " + reference.text() + " { ... }`"
                            : "there is `" + String.join("`, `", declared.get()) + "`";
            return binder.refuse(binder.problem(
                            ExpCode.E0209,
                            "no " + (kind.equals("world") ? "imported world" : "`" + kind + "` block") + " is called `"
                                    + reference.text() + "`",
                            reference.span(),
                            "not declared",
                            help)
                    .meant(Nearest.of(reference.text(), declared.get())));
        }
        return Optional.of(reference.text());
    }

    @Override
    public String describe() {
        return "the name of a `" + kind + "`";
    }
}
