package tokenward.rewards.world.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tokenward.grammars.text.Span;
import tokenward.rewards.world.goal.Counting;
import tokenward.rewards.world.goal.Cutting;
import tokenward.rewards.world.goal.EventTest;
import tokenward.rewards.world.goal.Logic;
import tokenward.rewards.world.goal.Monitor;
import tokenward.rewards.world.goal.Temporal;
import tokenward.rewards.world.goal.Visits;
import tokenward.rewards.world.run.Code;
import tokenward.rewards.world.run.Codes;
import tokenward.rewards.world.run.Kind;
import tokenward.rewards.world.run.Patterns;
import tokenward.rewards.world.run.Values;
import tokenward.rewards.world.tree.Event;
import tokenward.rewards.world.tree.Expr;
import tokenward.rewards.world.tree.Goal;
import tokenward.rewards.world.tree.Name;
import tokenward.rewards.world.tree.TaskDecl;
import tokenward.rewards.world.tree.Trace;

/**
 * Compiles goals to monitors. A part of the trace becomes a monitor around the one that reads that part; named goals
 * and {@code every} are written out.
 */
final class GoalCompiler {
    private static final Monitor NOTHING = new Logic.Fixed(false);
    private static final String PLACEHOLDER = "something";

    private final CompiledWorld world;
    private final Problems problems;
    private final ExprCompiler expressions;
    private final Map<String, TaskDecl.LetDecl> lets;
    private final Patterns patterns = new Patterns();
    private final Deque<String> expanding = new ArrayDeque<>();
    private Constants known;

    GoalCompiler(CompiledWorld world, Problems problems, ExprCompiler expressions, Map<String, TaskDecl.LetDecl> lets) {
        this.world = world;
        this.problems = problems;
        this.expressions = expressions;
        this.lets = lets;
        this.known = new Constants(problems, expressions);
    }

    /** Checks every named goal once, its parameters standing for some text, so that unused ones are checked too. */
    void checkLets() {
        for (TaskDecl.LetDecl let : lets.values()) {
            Map<String, Object> arguments = new LinkedHashMap<>();
            let.params().forEach(p -> arguments.put(p.text(), PLACEHOLDER));
            Constants before = known;
            known = known.only(arguments);
            expanding.push(let.name().text());
            switch (let.definition()) {
                case Goal goal -> {
                    boolean renamesTrace = goal instanceof Goal.Named named && isTrace(named.name());
                    if (!renamesTrace) {
                        compile(goal);
                    }
                }
                case Trace trace -> within(trace, NOTHING);
            }
            expanding.pop();
            known = before;
        }
    }

    Monitor compile(Goal goal) {
        return switch (goal) {
            case Goal.Has g ->
                within(g.trace(), new Counting(event(g.event()), g.count(), g.kind() == Goal.Count.EXACTLY, 0));
            case Goal.Not g -> new Logic.Not(compile(g.operand()));
            case Goal.And g -> new Logic.Both(compile(g.left()), compile(g.right()), false);
            case Goal.Or g -> new Logic.Both(compile(g.left()), compile(g.right()), true);
            case Goal.Always g -> new Temporal.Throughout(compile(g.operand()), Set.of(), false);
            case Goal.Eventually g -> new Temporal.Throughout(compile(g.operand()), Set.of(), true);
            case Goal.Next g -> new Temporal.Next(compile(g.operand()), false);
            case Goal.Until g -> new Temporal.Until(compile(g.left()), compile(g.right()), Set.of(), Set.of());
            case Goal.Now g -> new Temporal.Now(event(g.event()));
            case Goal.Every g -> every(g);
            case Goal.Finally g -> atEnd(g);
            case Goal.Named g -> named(g);
        };
    }

    private Monitor every(Goal.Every every) {
        Optional<Object> list = known.value(every.list());
        if (list.isEmpty()) {
            return NOTHING;
        }
        if (!(list.get() instanceof List<?> elements) || elements.isEmpty()) {
            problems.add(
                    WorldFault.WRONG_TYPE,
                    every.list().span(),
                    "`every` goes through the elements of a list",
                    "expected a list with something in it");
            return NOTHING;
        }
        Monitor all = null;
        Constants before = known;
        for (Object element : elements) {
            known = before.with(every.variable().text(), element);
            Monitor one = compile(every.goal());
            all = all == null ? one : new Logic.Both(all, one, false);
        }
        known = before;
        return all == null ? NOTHING : all;
    }

    private Monitor atEnd(Goal.Finally goal) {
        Scope scope = known.constants();
        Code condition = expressions.compile(goal.condition(), Kind.BOOL, scope);
        List<Code> values = known.values().stream().map(Codes::constant).toList();
        return new Logic.AtEnd(Codes.bound(0, values, condition), scope.size());
    }

    private Monitor named(Goal.Named named) {
        Optional<TaskDecl.LetDecl> let = let(named.name(), named.arguments().size(), named.span());
        if (let.isEmpty()) {
            return NOTHING;
        }
        if (!(let.get().definition() instanceof Goal goal)) {
            problems.add(
                    WorldFault.WRONG_TYPE,
                    named.span(),
                    "`" + named.name().text() + "` is a part of the trace, not a condition",
                    "expected something such as `" + named.name().text() + " has ...`");
            return NOTHING;
        }
        return expanded(let.get(), named.arguments(), () -> compile(goal));
    }

    /** Puts a monitor of a part of the trace to work on the whole trace. */
    private Monitor within(Trace trace, Monitor inner) {
        return switch (trace) {
            case Trace.Run t -> inner;
            case Trace.Cut t -> within(t.of(), cut(t, inner));
            case Trace.Visiting t ->
                place(t.place())
                        .map(p -> within(t.of(), new Visits.First(enter(p), leave(p), inner, Optional.empty(), false)))
                        .orElse(NOTHING);
            case Trace.AnyVisit t ->
                place(t.place())
                        .map(p -> within(t.of(), new Visits.Any(enter(p), leave(p), inner, Set.of(), Set.of())))
                        .orElse(NOTHING);
            case Trace.Named t -> namedTrace(t.name(), t.arguments(), t.span(), inner);
        };
    }

    private Monitor cut(Trace.Cut cut, Monitor inner) {
        EventTest at = event(cut.event());
        if (cut.side() == Trace.Side.AFTER) {
            return cut.last()
                    ? new Cutting.AfterLast(at, inner, inner)
                    : new Cutting.AfterFirst(at, inner, inner, false);
        }
        return cut.last()
                ? new Cutting.BeforeLast(at, inner, Optional.empty())
                : new Cutting.BeforeFirst(at, inner, false);
    }

    private Monitor namedTrace(Name name, List<Expr> arguments, Span span, Monitor inner) {
        Optional<TaskDecl.LetDecl> let = let(name, arguments.size(), span);
        if (let.isEmpty()) {
            return NOTHING;
        }
        return switch (let.get().definition()) {
            case Trace trace -> expanded(let.get(), arguments, () -> within(trace, inner));
            case Goal.Named other ->
                expanded(let.get(), arguments, () -> namedTrace(other.name(), other.arguments(), other.span(), inner));
            case Goal goal -> {
                problems.add(
                        WorldFault.WRONG_TYPE,
                        span,
                        "`" + name.text() + "` is a condition, not a part of the trace",
                        "expected something such as `run after first ...`");
                yield NOTHING;
            }
        };
    }

    private boolean isTrace(Name name) {
        TaskDecl.LetDecl let = lets.get(name.text());
        return let != null && let.definition() instanceof Trace;
    }

    private Optional<TaskDecl.LetDecl> let(Name name, int given, Span span) {
        TaskDecl.LetDecl let = lets.get(name.text());
        if (let == null) {
            problems.unknown(WorldFault.UNKNOWN_NAME, "goal or trace", name, lets.keySet());
            return Optional.empty();
        }
        if (let.params().size() != given) {
            problems.add(
                    WorldFault.WRONG_COUNT,
                    span,
                    "`" + name.text() + "` takes " + let.params().size() + " values, not " + given,
                    given + " given");
            return Optional.empty();
        }
        if (expanding.contains(name.text())) {
            problems.add(WorldFault.RECURSIVE, span, "`" + name.text() + "` uses itself", "would never end");
            return Optional.empty();
        }
        return Optional.of(let);
    }

    private Monitor expanded(TaskDecl.LetDecl let, List<Expr> arguments, Supplier<Monitor> body) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            Optional<Object> value = known.value(arguments.get(i));
            if (value.isEmpty()) {
                return NOTHING;
            }
            values.put(let.params().get(i).text(), value.get());
        }
        Constants before = known;
        known = known.only(values);
        expanding.push(let.name().text());
        Monitor monitor = body.get();
        expanding.pop();
        known = before;
        return monitor;
    }

    private Optional<String> place(Expr expr) {
        if (world.spec().visits().isEmpty()) {
            problems.add(
                    WorldFault.MISSING,
                    expr.span(),
                    "the world `" + world.spec().name() + "` does not say which event begins a visit",
                    "needs `visits GoTo` or the like in the world");
            return Optional.empty();
        }
        return known.value(expr).map(Values::text).filter(text -> isPattern(text, expr.span()));
    }

    private EventTest enter(String place) {
        return visit(place);
    }

    private EventTest leave(String place) {
        return visit("^(?!.*\\b" + place + "\\b).*$");
    }

    private EventTest visit(String regex) {
        return new EventTest(world.spec().visits().orElseThrow(), List.of(like(regex)));
    }

    private EventTest event(Event event) {
        String kind = event.kind().text();
        Integer values = world.events().get(kind);
        if (values == null) {
            problems.unknown(
                    WorldFault.UNKNOWN_EVENT,
                    "event",
                    event.kind(),
                    world.events().keySet());
        } else if (event.patterns().size() > values) {
            problems.add(
                    WorldFault.WRONG_COUNT,
                    event.span(),
                    "`" + kind + "` has " + values + (values == 1 ? " value, not " : " values, not ")
                            + event.patterns().size(),
                    "too many patterns");
        }
        List<EventTest.ValueTest> tests = new ArrayList<>();
        for (Event.Pattern pattern : event.patterns()) {
            tests.add(test(pattern));
        }
        return new EventTest(kind, tests);
    }

    private EventTest.ValueTest test(Event.Pattern pattern) {
        return switch (pattern) {
            case Event.Pattern.Anything p -> new EventTest.ValueTest.Anything();
            case Event.Pattern.Words p -> words(p);
            case Event.Pattern.Value p -> {
                Optional<Object> value = known.value(p.expr());
                if (value.isEmpty()) {
                    yield new EventTest.ValueTest.Anything();
                }
                if (value.get() instanceof Number || value.get() instanceof Boolean) {
                    yield new EventTest.ValueTest.Exactly(value.get());
                }
                String text = Values.text(value.get());
                yield isPattern(text, p.expr().span()) ? like(text) : new EventTest.ValueTest.Anything();
            }
        };
    }

    private EventTest.ValueTest words(Event.Pattern.Words words) {
        StringBuilder regex = new StringBuilder("^");
        List<String> without = texts(words.without());
        if (!without.isEmpty()) {
            regex.append("(?!.*\\b(?:").append(String.join("|", without)).append(")\\b)");
        }
        for (String word : texts(words.words())) {
            regex.append("(?=.*").append(word).append(')');
        }
        String whole = regex.append(".*$").toString();
        return isPattern(whole, words.span()) ? like(whole) : new EventTest.ValueTest.Anything();
    }

    private List<String> texts(List<Expr> expressions) {
        List<String> texts = new ArrayList<>();
        for (Expr expr : expressions) {
            known.value(expr).map(Values::text).ifPresent(texts::add);
        }
        return texts;
    }

    private EventTest.ValueTest like(String regex) {
        return new EventTest.ValueTest.Like(regex, new EventTest.Match(patterns.compile(regex)));
    }

    private boolean isPattern(String regex, Span span) {
        return expressions.pattern(regex, span);
    }
}
