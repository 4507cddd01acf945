package tokenward.rewards.world.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tokenward.grammars.python.PythonKeywords;
import tokenward.grammars.text.Span;
import tokenward.rewards.world.run.CallSpec;
import tokenward.rewards.world.run.Code;
import tokenward.rewards.world.run.Kind;
import tokenward.rewards.world.run.ParamSpec;
import tokenward.rewards.world.tree.Expr;
import tokenward.rewards.world.tree.Name;
import tokenward.rewards.world.tree.Stmt;
import tokenward.rewards.world.tree.WorldDecl;

/** Compiles the calls of a world, and notes the events they emit. */
final class CallCompiler {
    private static final Set<String> PARAM_RULES = Set.of("nonblank", "nonempty");
    /** Names that every program of a world has already. */
    private static final Set<String> TAKEN = Set.of("time", "sys", "task_program");

    private final Declarations declared;
    private final ExprCompiler expressions;
    private final Problems problems;
    private final boolean hasInvariants;
    private final Map<String, CallSpec> calls = new LinkedHashMap<>();
    private final Map<String, Integer> events = new LinkedHashMap<>();

    CallCompiler(Declarations declared, ExprCompiler expressions, Problems problems, boolean hasInvariants) {
        this.declared = declared;
        this.expressions = expressions;
        this.problems = problems;
        this.hasInvariants = hasInvariants;
    }

    /** Returns the calls compiled so far by name, in order. */
    Map<String, CallSpec> calls() {
        return calls;
    }

    /** Returns how many values each kind of event has. */
    Map<String, Integer> events() {
        return events;
    }

    void compile(WorldDecl.Call call) {
        CallSpec earlier = calls.get(call.name().text());
        if (earlier != null) {
            problems.duplicate("call", call.name(), earlier.span());
            return;
        }
        if (PythonKeywords.contains(call.name().text())
                || TAKEN.contains(call.name().text())) {
            problems.add(
                    WorldFault.RESERVED,
                    call.name().span(),
                    "`" + call.name().text() + "` means something to Python",
                    "a program could not call it");
        }
        Scope scope = new Scope();
        List<ParamSpec> params = params(call, scope);
        Optional<Kind> result = call.result().map(declared::kind);
        StmtCompiler statements = new StmtCompiler(declared, expressions, problems, result);
        Code.Step body = statements.block(call.body(), scope);
        if (result.isPresent() && StmtCompiler.runsThrough(call.body())) {
            problems.add(
                    WorldFault.NO_RETURN,
                    call.name().span(),
                    "`" + call.name().text() + "` can end without returning `" + result.get() + "`",
                    "not every way through it returns");
        }
        statements.events().forEach((kind, values) -> event(call, kind, values));
        String fails = call.fails().map(Name::text).orElse("");
        Set<String> codes = new HashSet<>();
        statements.codes().forEach(code -> codes.add(code.isEmpty() ? fails : code));
        calls.put(
                call.name().text(),
                new CallSpec(
                        call.name().text(),
                        params,
                        result,
                        call.doc(),
                        fails,
                        codes,
                        statements.events().keySet(),
                        scope.size(),
                        live(call),
                        answersLater(call, params),
                        body,
                        call.name().span()));
    }

    /** A call that only emits its texts cannot fail once they are texts. */
    private boolean answersLater(WorldDecl.Call call, List<ParamSpec> params) {
        boolean texts =
                params.stream().allMatch(p -> p.kind().base() == Kind.Base.TEXT && !p.nonblank() && !p.nonempty());
        boolean emits = call.body().stream()
                .allMatch(s -> s instanceof Stmt.Emit e && e.values().stream().allMatch(Expr.Ref.class::isInstance));
        return texts && emits && call.result().isEmpty() && !hasInvariants;
    }

    private List<ParamSpec> params(WorldDecl.Call call, Scope scope) {
        List<ParamSpec> params = new ArrayList<>();
        Map<String, Span> seen = new LinkedHashMap<>();
        for (WorldDecl.Param param : call.params()) {
            Span before = seen.putIfAbsent(param.name().text(), param.name().span());
            if (before != null) {
                problems.duplicate("parameter", param.name(), before);
            }
            Set<String> wanted = new HashSet<>();
            for (Name rule : param.rules()) {
                if (!PARAM_RULES.contains(rule.text())) {
                    problems.unknown(WorldFault.UNKNOWN_WORD, "rule for parameters", rule, PARAM_RULES);
                }
                wanted.add(rule.text());
            }
            Kind kind = declared.kind(param.type());
            scope.declare(param.name().text(), kind);
            params.add(
                    new ParamSpec(param.name().text(), kind, wanted.contains("nonblank"), wanted.contains("nonempty")));
        }
        return params;
    }

    private void event(WorldDecl.Call call, String kind, int values) {
        Integer earlier = events.putIfAbsent(kind, values);
        if (earlier != null && earlier != values) {
            problems.add(
                    WorldFault.WRONG_COUNT,
                    call.name().span(),
                    "`" + kind + "` has " + values + " values here and " + earlier + " in another call",
                    "an event always has the same values");
        }
    }

    /** A call whose whole body is to return a list of the state gives the program that very list, if anything does. */
    private int live(WorldDecl.Call call) {
        boolean one = call.body().size() == 1;
        if (one && call.body().get(0) instanceof Stmt.Return r && r.value() instanceof Expr.Ref ref) {
            Declarations.Slot slot = declared.slots.get(ref.name().text());
            return slot != null && slot.kind().base() == Kind.Base.LIST ? slot.index() : -1;
        }
        return -1;
    }
}
