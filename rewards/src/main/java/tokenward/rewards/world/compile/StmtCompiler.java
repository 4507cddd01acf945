package tokenward.rewards.world.compile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tokenward.rewards.world.run.Code;
import tokenward.rewards.world.run.Codes;
import tokenward.rewards.world.run.Kind;
import tokenward.rewards.world.run.PlaceCode;
import tokenward.rewards.world.run.Steps;
import tokenward.rewards.world.tree.Expr;
import tokenward.rewards.world.tree.Message;
import tokenward.rewards.world.tree.Name;
import tokenward.rewards.world.tree.Stmt;

/** Compiles what a call does, and notes which events and errors it can lead to. */
final class StmtCompiler {
    private final Declarations declared;
    private final ExprCompiler expressions;
    private final Problems problems;
    private final Optional<Kind> result;
    private final Map<String, Integer> events = new TreeMap<>();
    private final Set<String> codes = new LinkedHashSet<>();

    StmtCompiler(Declarations declared, ExprCompiler expressions, Problems problems, Optional<Kind> result) {
        this.declared = declared;
        this.expressions = expressions;
        this.problems = problems;
        this.result = result;
    }

    Map<String, Integer> events() {
        return events;
    }

    Set<String> codes() {
        return codes;
    }

    /** Compiles a block with locals of its own. */
    Code.Step block(List<Stmt> statements, Scope scope) {
        scope.open();
        List<Code.Step> steps = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            steps.add(compile(statements.get(i), scope));
            boolean ends = statements.get(i) instanceof Stmt.Return || statements.get(i) instanceof Stmt.Fail;
            if (ends && i + 1 < statements.size()) {
                problems.add(
                        WorldFault.OUT_OF_RANGE,
                        statements.get(i + 1).span(),
                        "nothing comes after the end of a call",
                        "never reached");
                break;
            }
        }
        scope.close();
        return Steps.all(steps);
    }

    private Code.Step compile(Stmt stmt, Scope scope) {
        return switch (stmt) {
            case Stmt.Emit s -> emit(s, scope);
            case Stmt.Ground s -> ground(s, scope);
            case Stmt.Require s -> {
                Code condition = expressions.compile(s.condition(), Kind.BOOL, scope);
                yield Steps.require(condition, failure(s.otherwise(), "not possible now", scope));
            }
            case Stmt.SetPlace s -> {
                Optional<PlaceCompiler.Placed> place = expressions.places().assignable(s.place(), scope);
                Code value = place.map(p -> expressions.compile(s.value(), p.kind(), scope))
                        .orElseGet(() -> expressions.compile(s.value(), scope).code());
                noteCode(s.value());
                yield place.map(p -> Steps.set(p.place(), value)).orElse(Steps.all(List.of()));
            }
            case Stmt.Let s -> {
                Typed value = expressions.compile(s.value(), scope);
                noteCode(s.value());
                yield Steps.let(scope.declare(s.name().text(), value.kind()), value.code());
            }
            case Stmt.Learn s -> {
                Code value = expressions.compile(s.value(), scope).code();
                yield expressions
                        .factArguments(s.fact(), scope)
                        .map(a -> Steps.learn(s.fact().name().text(), a, value))
                        .orElse(Steps.all(List.of()));
            }
            case Stmt.Forget s ->
                expressions
                        .factArguments(s.fact(), scope)
                        .map(a -> Steps.forget(s.fact().name().text(), a))
                        .orElse(Steps.all(List.of()));
            case Stmt.Add s -> add(s, scope);
            case Stmt.Remove s -> remove(s, scope);
            case Stmt.If s ->
                Steps.branch(
                        expressions.compile(s.condition(), Kind.BOOL, scope),
                        block(s.then(), scope),
                        block(s.otherwise(), scope));
            case Stmt.For s -> each(s, scope);
            case Stmt.Return s -> returned(s, scope);
            case Stmt.Fail s -> Steps.fail(failure(Optional.of(s.message()), "", scope));
        };
    }

    private Code.Step emit(Stmt.Emit emit, Scope scope) {
        Integer before = events.putIfAbsent(emit.event().text(), emit.values().size());
        if (before != null && before != emit.values().size()) {
            problems.add(
                    WorldFault.WRONG_COUNT,
                    emit.span(),
                    "`" + emit.event().text() + "` is emitted with "
                            + emit.values().size() + " values here and " + before + " elsewhere",
                    "an event always has the same values");
        }
        List<Code> values = emit.values().stream()
                .map(v -> expressions.compile(v, scope).code())
                .toList();
        return Steps.emit(emit.event().text(), values);
    }

    private Code.Step ground(Stmt.Ground ground, Scope scope) {
        Code name = expressions.compile(
                new Expr.Ref(ground.variable(), ground.variable().span()), Kind.TEXT, scope);
        Set<String> sorts = new LinkedHashSet<>();
        for (Name sort : ground.sorts()) {
            if (!declared.sorts.contains(sort.text())) {
                problems.unknown(WorldFault.UNKNOWN_SORT, "sort", sort, declared.sorts);
            }
            sorts.add(sort.text());
        }
        return Steps.ground(
                name, Set.copyOf(sorts), failure(ground.otherwise(), "used as something else before", scope));
    }

    private Code.Step add(Stmt.Add add, Scope scope) {
        Optional<PlaceCompiler.Placed> place = listPlace(add.place(), scope);
        Code value = place.map(p -> expressions.compile(add.value(), p.kind().element(), scope))
                .orElseGet(() -> expressions.compile(add.value(), scope).code());
        return place.map(p -> Steps.add(p.place(), value)).orElse(Steps.all(List.of()));
    }

    private Code.Step remove(Stmt.Remove remove, Scope scope) {
        Optional<PlaceCompiler.Placed> place = listPlace(remove.place(), scope);
        scope.open();
        Kind element = place.map(p -> p.kind().element()).orElse(Kind.ANY);
        int local = scope.declare(remove.variable().text(), element);
        Code condition = expressions.compile(remove.condition(), Kind.BOOL, scope);
        scope.close();
        Code failure = failure(remove.otherwise(), "there is none to remove", scope);
        return place.map(p -> Steps.remove(local, p.place(), condition, failure))
                .orElse(Steps.all(List.of()));
    }

    private Optional<PlaceCompiler.Placed> listPlace(Expr.Place place, Scope scope) {
        Optional<PlaceCompiler.Placed> placed = expressions.places().assignable(place, scope);
        if (placed.isPresent() && !Kind.list(Kind.ANY).takes(placed.get().kind())) {
            problems.add(
                    WorldFault.WRONG_TYPE,
                    place.span(),
                    "a value of type `" + placed.get().kind() + "` stands where a list belongs",
                    "this is `" + placed.get().kind() + "`");
            return Optional.empty();
        }
        return placed;
    }

    private Code.Step each(Stmt.For each, Scope scope) {
        Typed list = expressions.collection(each.list(), scope);
        Optional<PlaceCode> place = expressions.places().placeOf(each.list(), scope);
        scope.open();
        int local = scope.reserve(2);
        Optional<PlaceCode> element =
                place.map(p -> p.then(new PlaceCode.Step(Codes.local(local + 1), false, list.kind())));
        scope.rebind(each.variable().text(), new Scope.Local(local, list.kind().element(), element));
        Code condition = each.condition()
                .map(c -> expressions.compile(c, Kind.BOOL, scope))
                .orElse(Codes.constant(true));
        Code.Step body = block(each.body(), scope);
        scope.close();
        return Steps.each(local, list.code(), condition, body);
    }

    private Code.Step returned(Stmt.Return s, Scope scope) {
        noteCode(s.value());
        if (result.isEmpty()) {
            problems.add(
                    WorldFault.NO_RETURN,
                    s.span(),
                    "this call returns nothing",
                    "declare what it returns with `-> type`");
            return Steps.result(expressions.compile(s.value(), scope).code());
        }
        return Steps.result(expressions.compile(s.value(), result.get(), scope));
    }

    private Code failure(Optional<Message> message, String words, Scope scope) {
        codes.add(message.flatMap(Message::code).map(Name::text).orElse(""));
        return expressions.failure(message, words, scope);
    }

    /** Notes the error code of a value that looks something up with an own message. */
    private void noteCode(Expr value) {
        if (value instanceof Expr.First first && first.otherwise().isPresent()) {
            codes.add(first.otherwise().flatMap(Message::code).map(Name::text).orElse(""));
        }
    }

    /** Returns whether control can reach the end of the statements. */
    static boolean runsThrough(List<Stmt> statements) {
        for (Stmt stmt : statements) {
            boolean ends = switch (stmt) {
                case Stmt.Return r -> true;
                case Stmt.Fail f -> true;
                case Stmt.If i -> !i.otherwise().isEmpty() && !runsThrough(i.then()) && !runsThrough(i.otherwise());
                default -> false;
            };
            if (ends) {
                return false;
            }
        }
        return true;
    }
}
