package tokenward.rewards.world.syntax;

import java.util.List;
import tokenward.grammars.text.Span;
import tokenward.grammars.world.WorldParser;
import tokenward.grammars.world.WorldParser.*;
import tokenward.rewards.world.tree.Event;
import tokenward.rewards.world.tree.Goal;
import tokenward.rewards.world.tree.Trace;

/** Builds goals, parts of the trace and event patterns. */
final class Goals {
    private final Places places;
    private final Expressions expressions;

    Goals(Places places, Expressions expressions) {
        this.places = places;
        this.expressions = expressions;
    }

    Goal goal(GoalContext context) {
        Span span = places.span(context);
        return switch (context) {
            case ParenGoalContext c -> goal(c.goal());
            case HasGoalContext c -> {
                int count = c.INT() == null ? 1 : expressions.count(c.INT());
                Goal.Count kind = c.EXACTLY() != null ? Goal.Count.EXACTLY : Goal.Count.AT_LEAST;
                yield new Goal.Has(trace(c.trace()), kind, count, event(c.event()), span);
            }
            case NeverGoalContext c -> new Goal.Has(trace(c.trace()), Goal.Count.EXACTLY, 0, event(c.event()), span);
            case UnaryGoalContext c -> unary(c, span);
            case EveryGoalContext c ->
                new Goal.Every(places.name(c.id()), expressions.expr(c.expr()), goal(c.goal()), span);
            case FinallyGoalContext c -> new Goal.Finally(expressions.expr(c.expr()), span);
            case NamedGoalContext c -> new Goal.Named(places.name(c.id()), expressions.args(c.args()), span);
            case NowGoalContext c -> new Goal.Now(event(c.event()), span);
            case UntilGoalContext c -> new Goal.Until(goal(c.goal(0)), goal(c.goal(1)), span);
            case AndGoalContext c -> new Goal.And(goal(c.goal(0)), goal(c.goal(1)), span);
            case OrGoalContext c -> new Goal.Or(goal(c.goal(0)), goal(c.goal(1)), span);
            default -> throw new AssertionError(context.getClass());
        };
    }

    private Goal unary(UnaryGoalContext context, Span span) {
        Goal operand = goal(context.goal());
        return switch (context.op.getType()) {
            case WorldParser.NOT -> new Goal.Not(operand, span);
            case WorldParser.ALWAYS -> new Goal.Always(operand, span);
            case WorldParser.EVENTUALLY -> new Goal.Eventually(operand, span);
            default -> new Goal.Next(operand, span);
        };
    }

    Trace trace(TraceContext context) {
        Span span = places.span(context);
        return switch (context) {
            case WholeTraceContext c -> new Trace.Run(span);
            case CutTraceContext c ->
                new Trace.Cut(
                        trace(c.trace()),
                        c.AFTER() != null ? Trace.Side.AFTER : Trace.Side.BEFORE,
                        c.LAST() != null,
                        event(c.event()),
                        span);
            case VisitTraceContext c -> new Trace.Visiting(trace(c.trace()), expressions.expr(c.expr()), span);
            case AnyVisitTraceContext c -> new Trace.AnyVisit(trace(c.trace()), expressions.expr(c.expr()), span);
            case NamedTraceContext c -> new Trace.Named(places.name(c.id()), expressions.args(c.args()), span);
            default -> throw new AssertionError(context.getClass());
        };
    }

    private Event event(EventContext context) {
        List<Event.Pattern> patterns =
                context.pattern().stream().map(this::pattern).toList();
        return new Event(places.name(context.id()), patterns, places.span(context));
    }

    private Event.Pattern pattern(PatternContext context) {
        return switch (context) {
            case AnyPatternContext c -> new Event.Pattern.Anything();
            case WordsPatternContext c ->
                new Event.Pattern.Words(
                        expressions.args(c.args(0)),
                        c.WITHOUT() == null ? List.of() : expressions.args(c.args(1)),
                        places.span(c));
            case WithoutPatternContext c ->
                new Event.Pattern.Words(List.of(), expressions.args(c.args()), places.span(c));
            case ValuePatternContext c -> new Event.Pattern.Value(expressions.expr(c.expr()));
            default -> throw new AssertionError(context.getClass());
        };
    }
}
