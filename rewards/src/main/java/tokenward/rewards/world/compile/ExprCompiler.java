package tokenward.rewards.world.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import tokenward.grammars.text.Span;
import tokenward.rewards.world.run.Builtins;
import tokenward.rewards.world.run.Code;
import tokenward.rewards.world.run.Codes;
import tokenward.rewards.world.run.Kind;
import tokenward.rewards.world.run.Patterns;
import tokenward.rewards.world.run.PlaceCode;
import tokenward.rewards.world.run.WorldSpec;
import tokenward.rewards.world.tree.Expr;
import tokenward.rewards.world.tree.Message;
import tokenward.rewards.world.tree.Name;
import tokenward.rewards.world.tree.Operator;
import tokenward.rewards.world.tree.Type;
import tokenward.rewards.world.tree.WorldDecl;

/** Compiles values. */
final class ExprCompiler {
    private static final Map<String, Builtins.Builtin> BUILTINS = Builtins.all();
    private static final Typed UNKNOWN = new Typed(Codes.constant(Expr.None.NONE), Kind.ANY);

    private final Declarations declared;
    private final Problems problems;
    private final Deque<String> expanding = new ArrayDeque<>();
    private final Patterns patterns = new Patterns();

    ExprCompiler(Declarations declared, Problems problems) {
        this.declared = declared;
        this.problems = problems;
    }

    Optional<WorldDecl.RecordType> recordType(String name) {
        return Optional.ofNullable(declared.records.get(name));
    }

    Kind kind(Type type) {
        return declared.kind(type);
    }

    /** Compiles a value that must be of a type. */
    Code compile(Expr expr, Kind wanted, Scope scope) {
        Typed typed = compile(expr, scope);
        if (!wanted.takes(typed.kind())) {
            problems.add(
                    WorldFault.WRONG_TYPE,
                    expr.span(),
                    "a value of type `" + typed.kind() + "` stands where `" + wanted + "` belongs",
                    "this is `" + typed.kind() + "`");
        }
        if (wanted.base() == Kind.Base.PATTERN && expr instanceof Expr.Constant constant) {
            pattern(constant);
        }
        return typed.code();
    }

    Typed compile(Expr expr, Scope scope) {
        return switch (expr) {
            case Expr.Constant c -> new Typed(Codes.constant(c.value()), kindOf(c.value()));
            case Expr.Ref c -> ref(c, scope);
            case Expr.Apply c -> apply(c, scope);
            case Expr.Field c -> field(c, scope);
            case Expr.Index c -> index(c, scope);
            case Expr.Unary c -> unary(c, scope);
            case Expr.Binary c -> binary(c, scope);
            case Expr.Conditional c -> {
                Code condition = compile(c.condition(), Kind.BOOL, scope);
                Typed then = compile(c.whenTrue(), scope);
                Typed otherwise = compile(c.whenFalse(), scope);
                yield new Typed(
                        Codes.conditional(condition, then.code(), otherwise.code()),
                        joined(then.kind(), otherwise.kind()));
            }
            case Expr.ListOf c -> listOf(c, scope);
            case Expr.MapOf c -> mapOf(c, scope);
            case Expr.First c -> first(c, scope);
            case Expr.Quantified c -> quantified(c, scope);
            case Expr.Choose c -> {
                Typed options = collection(c.options(), scope);
                yield new Typed(Codes.choose(options.code()), options.kind().element());
            }
            case Expr.Take c ->
                place(c.place(), scope)
                        .map(p -> new Typed(Codes.take(p.place()), p.kind().element()))
                        .orElse(UNKNOWN);
            case Expr.Known c ->
                factArguments(c.fact(), scope)
                        .map(a -> new Typed(Codes.known(c.fact().name().text(), a), Kind.BOOL))
                        .orElse(new Typed(Codes.constant(false), Kind.BOOL));
        };
    }

    static Kind kindOf(Object value) {
        return switch (value) {
            case String s -> Kind.TEXT;
            case Long n -> Kind.INT;
            case Double d -> Kind.NUMBER;
            case Boolean b -> Kind.BOOL;
            default -> Kind.NONE;
        };
    }

    private Typed ref(Expr.Ref ref, Scope scope) {
        String name = ref.name().text();
        Optional<Scope.Local> local = scope.find(name);
        if (local.isPresent()) {
            return new Typed(Codes.local(local.get().index()), local.get().kind());
        }
        Declarations.Slot slot = declared.slots.get(name);
        if (slot != null) {
            return new Typed(Codes.slot(slot.index()), slot.kind());
        }
        Set<String> known = new TreeSet<>(scope.names());
        known.addAll(declared.slots.keySet());
        if (declared.defs.containsKey(name) || declared.facts.containsKey(name) || BUILTINS.containsKey(name)) {
            problems.add(
                    WorldFault.UNKNOWN_NAME,
                    ref.span(),
                    "`" + name + "` needs its arguments in brackets",
                    "write `" + name + "(...)`");
        } else {
            problems.unknown(WorldFault.UNKNOWN_NAME, "value", ref.name(), known);
        }
        return UNKNOWN;
    }

    private Typed apply(Expr.Apply apply, Scope scope) {
        String name = apply.name().text();
        if (declared.facts.containsKey(name)) {
            Expr.FactRef fact = new Expr.FactRef(apply.name(), apply.arguments(), apply.span());
            return factArguments(fact, scope)
                    .map(a -> new Typed(Codes.fact(factSpec(name), a), Kind.ANY))
                    .orElse(UNKNOWN);
        }
        if (declared.defs.containsKey(name)) {
            return expand(apply, scope);
        }
        if (declared.records.containsKey(name)) {
            return construct(apply, scope);
        }
        Builtins.Builtin builtin = BUILTINS.get(name);
        if (builtin == null) {
            Set<String> known = new TreeSet<>(BUILTINS.keySet());
            known.addAll(declared.facts.keySet());
            known.addAll(declared.defs.keySet());
            known.addAll(declared.records.keySet());
            problems.unknown(WorldFault.UNKNOWN_NAME, "function", apply.name(), known);
            apply.arguments().forEach(a -> compile(a, scope));
            return UNKNOWN;
        }
        if (!counted(
                apply.name(),
                apply.span(),
                builtin.params().size(),
                apply.arguments().size())) {
            return new Typed(UNKNOWN.code(), builtin.result());
        }
        List<Code> arguments = new ArrayList<>();
        for (int i = 0; i < builtin.params().size(); i++) {
            arguments.add(compile(apply.arguments().get(i), builtin.params().get(i), scope));
        }
        return new Typed(Builtins.apply(builtin, arguments), builtin.result());
    }

    private WorldSpec.FactSpec factSpec(String name) {
        WorldSpec.FactSpec fact = declared.facts.get(name);
        if (fact == null) {
            throw new IllegalStateException("no fact " + name);
        }
        return fact;
    }

    Optional<List<Code>> factArguments(Expr.FactRef fact, Scope scope) {
        WorldSpec.FactSpec spec = declared.facts.get(fact.name().text());
        if (spec == null) {
            problems.unknown(WorldFault.UNKNOWN_FACT, "fact", fact.name(), declared.facts.keySet());
            return Optional.empty();
        }
        if (!counted(fact.name(), fact.span(), spec.arity(), fact.arguments().size())) {
            return Optional.empty();
        }
        return Optional.of(
                fact.arguments().stream().map(a -> compile(a, scope).code()).toList());
    }

    private boolean counted(Name name, Span span, int wanted, int given) {
        if (wanted != given) {
            problems.add(
                    WorldFault.WRONG_COUNT,
                    span,
                    "`" + name.text() + "` takes " + wanted + (wanted == 1 ? " value, not " : " values, not ") + given,
                    given + " given");
        }
        return wanted == given;
    }

    private Typed expand(Expr.Apply apply, Scope scope) {
        WorldDecl.Def def = declared.defs.get(apply.name().text());
        if (def == null
                || !counted(
                        apply.name(),
                        apply.span(),
                        def.params().size(),
                        apply.arguments().size())) {
            return UNKNOWN;
        }
        if (expanding.contains(def.name().text())) {
            problems.add(
                    WorldFault.RECURSIVE,
                    apply.span(),
                    "the definition `" + def.name().text() + "` uses itself",
                    "would never end");
            return UNKNOWN;
        }
        List<Typed> values =
                apply.arguments().stream().map(a -> compile(a, scope)).toList();
        int first = scope.reserve(values.size());
        Runnable restore = scope.hide();
        for (int i = 0; i < values.size(); i++) {
            scope.rebind(
                    def.params().get(i).text(),
                    new Scope.Local(first + i, values.get(i).kind(), Optional.empty()));
        }
        expanding.push(def.name().text());
        Typed body = compile(def.body(), scope);
        expanding.pop();
        restore.run();
        return new Typed(Codes.bound(first, values.stream().map(Typed::code).toList(), body.code()), body.kind());
    }

    private Typed construct(Expr.Apply apply, Scope scope) {
        WorldDecl.RecordType type = declared.records.get(apply.name().text());
        if (type == null) {
            return UNKNOWN;
        }
        if (apply.arguments().size() > type.fields().size()) {
            counted(
                    apply.name(),
                    apply.span(),
                    type.fields().size(),
                    apply.arguments().size());
            return UNKNOWN;
        }
        List<Code> values = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < type.fields().size(); i++) {
            Kind kind = declared.kind(type.fields().get(i).type());
            names.add(type.fields().get(i).name().text());
            values.add(
                    i < apply.arguments().size()
                            ? compile(apply.arguments().get(i), kind, scope)
                            : Codes.constant(empty(kind)));
        }
        return new Typed(
                Codes.record(type.name().text(), names, values),
                new Kind(Kind.Base.RECORD, List.of(), type.name().text(), false));
    }

    static Object empty(Kind kind) {
        return switch (kind.base()) {
            case LIST -> List.of();
            case MAP -> Map.of();
            case BOOL -> false;
            case INT -> 0L;
            case NUMBER -> 0.0;
            case TEXT, PATTERN -> "";
            default -> Expr.None.NONE;
        };
    }

    private Typed field(Expr.Field field, Scope scope) {
        Typed target = compile(field.target(), scope);
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

    private Typed index(Expr.Index index, Scope scope) {
        Typed target = compile(index.target(), scope);
        Code key = compile(index.index(), keyKind(target.kind(), index.span()), scope);
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

    private Typed unary(Expr.Unary unary, Scope scope) {
        if (unary.operator() == Operator.NOT) {
            return new Typed(Codes.not(compile(unary.operand(), Kind.BOOL, scope)), Kind.BOOL);
        }
        Typed operand = compile(unary.operand(), scope);
        wanted(operand, Kind.NUMBER, unary.operand().span());
        return new Typed(Codes.binary(Operator.MINUS, Codes.constant(0L), operand.code()), operand.kind());
    }

    private Typed binary(Expr.Binary binary, Scope scope) {
        Operator operator = binary.operator();
        Typed left = compile(binary.left(), scope);
        Typed right = compile(binary.right(), scope);
        Kind result = Kind.BOOL;
        switch (operator) {
            case AND, OR -> {
                wanted(left, Kind.BOOL, binary.left().span());
                wanted(right, Kind.BOOL, binary.right().span());
            }
            case LIKE -> {
                wanted(
                        right,
                        Kind.simple(Kind.Base.PATTERN).orNone(),
                        binary.right().span());
                if (binary.right() instanceof Expr.Constant constant) {
                    pattern(constant);
                }
            }
            case EQUAL, UNEQUAL, LESS, LESS_OR_EQUAL, MORE, MORE_OR_EQUAL -> comparable(binary, left, right);
            case IN -> {
                boolean holds = switch (right.kind().base()) {
                    case LIST, MAP, TEXT, PATTERN, ANY -> true;
                    default -> false;
                };
                if (!holds) {
                    wanted(right, Kind.list(Kind.ANY), binary.right().span());
                }
            }
            default -> result = arithmetic(binary, left, right);
        }
        return new Typed(Codes.binary(operator, left.code(), right.code()), result);
    }

    private void comparable(Expr.Binary binary, Typed left, Typed right) {
        boolean same = left.kind().takes(right.kind())
                || right.kind().takes(left.kind())
                || left.kind().base() == Kind.Base.NONE
                || right.kind().base() == Kind.Base.NONE;
        if (!same) {
            problems.add(
                    WorldFault.WRONG_TYPE,
                    binary.span(),
                    "values of type `" + left.kind() + "` and `" + right.kind() + "` cannot be compared",
                    "never equal");
        }
    }

    private Kind arithmetic(Expr.Binary binary, Typed left, Typed right) {
        boolean plus = binary.operator() == Operator.PLUS;
        if (plus && (textual(left.kind()) || textual(right.kind()))) {
            return Kind.TEXT;
        }
        if (plus && left.kind().base() == Kind.Base.LIST && right.kind().base() == Kind.Base.LIST) {
            return joined(left.kind(), right.kind());
        }
        wanted(left, Kind.NUMBER, binary.left().span());
        wanted(right, Kind.NUMBER, binary.right().span());
        boolean whole = left.kind().base() == Kind.Base.INT && right.kind().base() == Kind.Base.INT;
        return whole ? Kind.INT : Kind.NUMBER;
    }

    private static boolean textual(Kind kind) {
        return kind.base() == Kind.Base.TEXT || kind.base() == Kind.Base.PATTERN;
    }

    private void wanted(Typed typed, Kind kind, Span span) {
        if (!kind.takes(typed.kind())) {
            problems.add(
                    WorldFault.WRONG_TYPE,
                    span,
                    "a value of type `" + typed.kind() + "` stands where `" + kind + "` belongs",
                    "this is `" + typed.kind() + "`");
        }
    }

    private static Kind joined(Kind a, Kind b) {
        if (a.base() == Kind.Base.NONE) {
            return b.orNone();
        }
        if (b.base() == Kind.Base.NONE) {
            return a.orNone();
        }
        return a.takes(b) ? a : b.takes(a) ? b : Kind.ANY;
    }

    private Typed listOf(Expr.ListOf list, Scope scope) {
        Kind element = null;
        List<Code> codes = new ArrayList<>();
        for (Expr expr : list.elements()) {
            Typed typed = compile(expr, scope);
            element = element == null ? typed.kind() : joined(element, typed.kind());
            codes.add(typed.code());
        }
        return new Typed(Codes.list(codes), Kind.list(element == null ? Kind.ANY : element));
    }

    private Typed mapOf(Expr.MapOf map, Scope scope) {
        Kind key = null;
        Kind value = null;
        List<Code> codes = new ArrayList<>();
        for (Expr.Entry entry : map.entries()) {
            Typed k = compile(entry.key(), scope);
            Typed v = compile(entry.value(), scope);
            key = key == null ? k.kind() : joined(key, k.kind());
            value = value == null ? v.kind() : joined(value, v.kind());
            codes.add(k.code());
            codes.add(v.code());
        }
        return new Typed(Codes.map(codes), Kind.map(key == null ? Kind.ANY : key, value == null ? Kind.ANY : value));
    }

    /** Compiles something with elements. */
    Typed collection(Expr expr, Scope scope) {
        Typed typed = compile(expr, scope);
        switch (typed.kind().base()) {
            case LIST, ANY -> {}
            case MAP -> {
                return new Typed(
                        typed.code(), Kind.list(typed.kind().arguments().get(0)));
            }
            default -> wanted(typed, Kind.list(Kind.ANY), expr.span());
        }
        return typed;
    }

    private Typed first(Expr.First first, Scope scope) {
        Optional<Placed> place = place(first.place(), scope);
        if (place.isEmpty()) {
            return UNKNOWN;
        }
        Kind element = place.get().kind().element();
        scope.open();
        int local = scope.declare(first.variable().text(), element);
        Code condition = compile(first.condition(), Kind.BOOL, scope);
        scope.close();
        Code otherwise =
                first.otherwise().map(m -> failure(Optional.of(m), "", scope)).orElse(Codes.constant(Expr.None.NONE));
        Kind kind = first.otherwise().isPresent() ? element : element.orNone();
        return new Typed(Codes.first(local, place.get().code(), condition, otherwise), kind);
    }

    private Typed quantified(Expr.Quantified quantified, Scope scope) {
        Typed list = collection(quantified.list(), scope);
        scope.open();
        int local = scope.declare(quantified.variable().text(), list.kind().element());
        Code condition = compile(quantified.condition(), Kind.BOOL, scope);
        scope.close();
        return new Typed(Codes.quantified(quantified.all(), local, list.code(), condition), Kind.BOOL);
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
                    Code key = compile(at.index(), keyKind(kind, at.index().span()), scope);
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
                        compile(index.index(), scope).code(),
                        false,
                        compile(index.target(), scope).kind())));
            }
            default -> Optional.empty();
        };
    }

    /** Compiles what fails a call: the message's code and words, or the words given. */
    Code failure(Optional<Message> message, String words, Scope scope) {
        if (message.isEmpty()) {
            return Codes.failure("", Codes.constant(words));
        }
        String code = message.get().code().map(Name::text).orElse("");
        return Codes.failure(code, message(message.get(), scope));
    }

    Code message(Message message, Scope scope) {
        List<Code> parts = new ArrayList<>();
        for (Message.Part part : message.parts()) {
            switch (part) {
                case Message.Part.Words words -> parts.add(Codes.constant(words.text()));
                case Message.Part.Value value ->
                    parts.add(compile(value.expr(), scope).code());
            }
        }
        return Codes.message(parts);
    }

    private void pattern(Expr.Constant constant) {
        if (constant.value() instanceof String text) {
            pattern(text, constant.span());
        }
    }

    /** Returns whether a text is a regular expression; reports it when it is not. */
    boolean pattern(String text, Span span) {
        try {
            patterns.compile(text);
            return true;
        } catch (PatternSyntaxException broken) {
            problems.add(
                    WorldFault.BAD_PATTERN,
                    span,
                    "`" + text + "` is no regular expression",
                    broken.getDescription().toLowerCase(Locale.ROOT));
            return false;
        }
    }
}
