package tokenward.rewards.world.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tokenward.grammars.text.Span;
import tokenward.rewards.world.run.Builtins;
import tokenward.rewards.world.run.Code;
import tokenward.rewards.world.run.Codes;
import tokenward.rewards.world.run.Kind;
import tokenward.rewards.world.run.WorldSpec;
import tokenward.rewards.world.tree.Expr;
import tokenward.rewards.world.tree.Name;
import tokenward.rewards.world.tree.WorldDecl;

/** Compiles what stands before brackets: facts, definitions, records and built-in functions. */
final class ApplyCompiler {
    private final Declarations declared;
    private final ExprCompiler expressions;
    private final Problems problems;
    private final Deque<String> expanding = new ArrayDeque<>();

    ApplyCompiler(Declarations declared, ExprCompiler expressions, Problems problems) {
        this.declared = declared;
        this.expressions = expressions;
        this.problems = problems;
    }

    Typed apply(Expr.Apply apply, Scope scope) {
        String name = apply.name().text();
        if (declared.facts.containsKey(name)) {
            Expr.FactRef fact = new Expr.FactRef(apply.name(), apply.arguments(), apply.span());
            return factArguments(fact, scope)
                    .map(a -> new Typed(Codes.fact(factSpec(name), a), Kind.ANY))
                    .orElse(ExprCompiler.UNKNOWN);
        }
        if (declared.defs.containsKey(name)) {
            return expand(apply, scope);
        }
        if (declared.records.containsKey(name)) {
            return construct(apply, scope);
        }
        Builtins.Builtin builtin = ExprCompiler.BUILTINS.get(name);
        if (builtin == null) {
            Set<String> known = new TreeSet<>(ExprCompiler.BUILTINS.keySet());
            known.addAll(declared.facts.keySet());
            known.addAll(declared.defs.keySet());
            known.addAll(declared.records.keySet());
            problems.unknown(WorldFault.UNKNOWN_NAME, "function", apply.name(), known);
            apply.arguments().forEach(a -> expressions.compile(a, scope));
            return ExprCompiler.UNKNOWN;
        }
        if (!counted(
                apply.name(),
                apply.span(),
                builtin.params().size(),
                apply.arguments().size())) {
            return new Typed(ExprCompiler.UNKNOWN.code(), builtin.result());
        }
        List<Code> arguments = new ArrayList<>();
        for (int i = 0; i < builtin.params().size(); i++) {
            arguments.add(expressions.compile(
                    apply.arguments().get(i), builtin.params().get(i), scope));
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
        return Optional.of(fact.arguments().stream()
                .map(a -> expressions.compile(a, scope).code())
                .toList());
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
            return ExprCompiler.UNKNOWN;
        }
        if (expanding.contains(def.name().text())) {
            problems.add(
                    WorldFault.RECURSIVE,
                    apply.span(),
                    "the definition `" + def.name().text() + "` uses itself",
                    "would never end");
            return ExprCompiler.UNKNOWN;
        }
        List<Typed> values = apply.arguments().stream()
                .map(a -> expressions.compile(a, scope))
                .toList();
        int first = scope.reserve(values.size());
        Runnable restore = scope.hide();
        for (int i = 0; i < values.size(); i++) {
            scope.rebind(
                    def.params().get(i).text(),
                    new Scope.Local(first + i, values.get(i).kind(), Optional.empty()));
        }
        expanding.push(def.name().text());
        Typed body = expressions.compile(def.body(), scope);
        expanding.pop();
        restore.run();
        return new Typed(Codes.bound(first, values.stream().map(Typed::code).toList(), body.code()), body.kind());
    }

    private Typed construct(Expr.Apply apply, Scope scope) {
        WorldDecl.RecordType type = declared.records.get(apply.name().text());
        if (type == null) {
            return ExprCompiler.UNKNOWN;
        }
        if (apply.arguments().size() > type.fields().size()) {
            counted(
                    apply.name(),
                    apply.span(),
                    type.fields().size(),
                    apply.arguments().size());
            return ExprCompiler.UNKNOWN;
        }
        List<Code> values = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < type.fields().size(); i++) {
            Kind kind = declared.kind(type.fields().get(i).type());
            names.add(type.fields().get(i).name().text());
            values.add(
                    i < apply.arguments().size()
                            ? expressions.compile(apply.arguments().get(i), kind, scope)
                            : Codes.constant(ExprCompiler.empty(kind)));
        }
        return new Typed(
                Codes.record(type.name().text(), names, values),
                new Kind(Kind.Base.RECORD, List.of(), type.name().text(), false));
    }
}
