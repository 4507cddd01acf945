package tokenward.rewards.world.compile;

import java.util.List;
import java.util.Optional;
import tokenward.grammars.text.Span;
import tokenward.rewards.world.run.Code;
import tokenward.rewards.world.run.Codes;
import tokenward.rewards.world.run.Kind;
import tokenward.rewards.world.run.PlaceCode;
import tokenward.rewards.world.tree.Expr;
import tokenward.rewards.world.tree.Name;
import tokenward.rewards.world.tree.WorldDecl;

/** Compiles places: parts of the state that can be read and assigned, and parts of values. */
final class PlaceCompiler {
    private final Declarations declared;
    private final ExprCompiler expressions;
    private final Problems problems;

    PlaceCompiler(Declarations declared, ExprCompiler expressions, Problems problems) {
        this.declared = declared;
        this.expressions = expressions;
        this.problems = problems;
    }

    /** A place of the state: code that reads it, and, unless it is a local value, how to write it. */
    record Placed(Code code, Kind kind, PlaceCode place) {}

    /** Compiles a place that can be assigned; empty and reported when it cannot. */
    Optional<Placed> place(Expr.Place place, Scope scope) {
        Optional<Scope.Local> local = scope.find(place.root().text());
        Declarations.Slot slot = declared.slots.get(place.root().text());
        PlaceCode code;
        Kind kind;
        Code reader;
        if (local.isPresent()) {
            kind = local.get().kind();
            reader = Codes.local(local.get().index());
            code = local.get().place().orElse(new PlaceCode(-1, kind, List.of()));
        } else if (slot != null) {
            kind = slot.kind();
            reader = Codes.slot(slot.index());
            code = new PlaceCode(slot.index(), kind, List.of());
        } else {
            problems.unknown(WorldFault.UNKNOWN_NAME, "part of the state", place.root(), declared.slots.keySet());
            return Optional.empty();
        }
        for (Expr.Step step : place.steps()) {
            switch (step) {
                case Expr.Step.At at -> {
                    Code key = expressions.compile(
                            at.index(), keyKind(kind, at.index().span()), scope);
                    code = code.then(new PlaceCode.Step(key, false, kind));
                    reader = Codes.index(reader, key, kind);
                    kind = kind.element();
                }
                case Expr.Step.Part part -> {
                    code = code.then(
                            new PlaceCode.Step(Codes.constant(part.name().text()), true, kind));
                    reader = Codes.field(reader, part.name().text());
                    kind = fieldKind(kind, part.name());
                }
            }
        }
        return Optional.of(new Placed(reader, kind, code));
    }

    /** Compiles a place that must be part of the state. */
    Optional<Placed> assignable(Expr.Place place, Scope scope) {
        Optional<Placed> placed = place(place, scope);
        if (placed.isPresent() && placed.get().place().slot() < 0) {
            problems.add(
                    WorldFault.NOT_ASSIGNABLE,
                    place.span(),
                    "`" + place.root().text() + "` is not part of the state",
                    "only the state changes");
            return Optional.empty();
        }
        return placed;
    }

    /** Returns the place an expression names, when it names one of the state. */
    Optional<PlaceCode> placeOf(Expr expr, Scope scope) {
        return switch (expr) {
            case Expr.Ref ref -> {
                Declarations.Slot slot = declared.slots.get(ref.name().text());
                boolean hidden = scope.find(ref.name().text()).isPresent();
                yield slot == null || hidden
                        ? Optional.empty()
                        : Optional.of(new PlaceCode(slot.index(), slot.kind(), List.of()));
            }
            case Expr.Index index -> {
                Optional<PlaceCode> inner = placeOf(index.target(), scope);
                yield inner.map(p -> p.then(new PlaceCode.Step(
                        expressions.compile(index.index(), scope).code(),
                        false,
                        expressions.compile(index.target(), scope).kind())));
            }
            default -> Optional.empty();
        };
    }

    Typed field(Expr.Field field, Scope scope) {
        Typed target = expressions.compile(field.target(), scope);
        return new Typed(Codes.field(target.code(), field.name().text()), fieldKind(target.kind(), field.name()));
    }

    private Kind fieldKind(Kind target, Name name) {
        if (target.base() == Kind.Base.ANY) {
            return Kind.ANY;
        }
        if (target.base() != Kind.Base.RECORD) {
            problems.add(
                    WorldFault.WRONG_TYPE,
                    name.span(),
                    "a value of type `" + target + "` has no parts",
                    "only records have parts");
            return Kind.ANY;
        }
        Optional<Kind> kind = declared.field(target.name(), name.text());
        if (kind.isEmpty()) {
            WorldDecl.RecordType type = declared.records.get(target.name());
            problems.unknown(
                    WorldFault.UNKNOWN_NAME,
                    "part of `" + target.name() + "`",
                    name,
                    type == null
                            ? List.of()
                            : type.fields().stream().map(f -> f.name().text()).toList());
        }
        return kind.orElse(Kind.ANY);
    }

    Typed index(Expr.Index index, Scope scope) {
        Typed target = expressions.compile(index.target(), scope);
        Code key = expressions.compile(index.index(), keyKind(target.kind(), index.span()), scope);
        return new Typed(
                Codes.index(target.code(), key, target.kind()), target.kind().element());
    }

    private Kind keyKind(Kind target, Span span) {
        return switch (target.base()) {
            case LIST -> Kind.INT;
            case MAP -> target.arguments().get(0);
            case ANY -> Kind.ANY;
            default -> {
                problems.add(
                        WorldFault.WRONG_TYPE,
                        span,
                        "a value of type `" + target + "` has no elements",
                        "only lists and maps have elements");
                yield Kind.ANY;
            }
        };
    }
}
