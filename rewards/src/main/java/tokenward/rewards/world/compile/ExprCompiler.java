package tokenward.rewards.world.compile;

import java.util.ArrayList;
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
import tokenward.rewards.world.tree.Expr;
import tokenward.rewards.world.tree.Message;
import tokenward.rewards.world.tree.Name;
import tokenward.rewards.world.tree.Type;
import tokenward.rewards.world.tree.WorldDecl;

/** Compiles values. */
final class ExprCompiler {
    static final Map<String, Builtins.Builtin> BUILTINS = Builtins.all();
    /** Stands for what is wrong and was reported. */
    static final Typed UNKNOWN = new Typed(Codes.constant(Expr.None.NONE), Kind.ANY);

    private final Declarations declared;
    private final Problems problems;
    private final PlaceCompiler places;
    private final ApplyCompiler applications;
    private final OperatorCompiler operators;
    private final Patterns patterns = new Patterns();

    ExprCompiler(Declarations declared, Problems problems) {
        this.declared = declared;
        this.problems = problems;
        this.places = new PlaceCompiler(declared, this, problems);
        this.applications = new ApplyCompiler(declared, this, problems);
        this.operators = new OperatorCompiler(this, problems);
    }

    PlaceCompiler places() {
        return places;
    }

    Optional<List<Code>> factArguments(Expr.FactRef fact, Scope scope) {
        return applications.factArguments(fact, scope);
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
        problems.wanted(typed, wanted, expr.span());
        if (wanted.base() == Kind.Base.PATTERN && expr instanceof Expr.Constant constant) {
            pattern(constant);
        }
        return typed.code();
    }

    Typed compile(Expr expr, Scope scope) {
        return switch (expr) {
            case Expr.Constant c -> new Typed(Codes.constant(c.value()), kindOf(c.value()));
            case Expr.Ref c -> ref(c, scope);
            case Expr.Apply c -> applications.apply(c, scope);
            case Expr.Field c -> places.field(c, scope);
            case Expr.Index c -> places.index(c, scope);
            case Expr.Unary c -> operators.unary(c, scope);
            case Expr.Binary c -> operators.binary(c, scope);
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
                places.place(c.place(), scope)
                        .map(p -> new Typed(Codes.take(p.place()), p.kind().element()))
                        .orElse(UNKNOWN);
            case Expr.Known c ->
                applications
                        .factArguments(c.fact(), scope)
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

    /** Returns the type of what may be either. */
    static Kind joined(Kind a, Kind b) {
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
            default -> problems.wanted(typed, Kind.list(Kind.ANY), expr.span());
        }
        return typed;
    }

    private Typed first(Expr.First first, Scope scope) {
        Optional<PlaceCompiler.Placed> place = places.place(first.place(), scope);
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

    /** Checks a text that is used as a pattern. */
    void pattern(Expr.Constant constant) {
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
