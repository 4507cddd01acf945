package tokenward.rewards.world.tree;

import java.util.List;
import tokenward.grammars.text.Span;

/** A condition over a finite trace. */
public sealed interface Goal extends TaskDecl.Definition {
    /** Returns the characters it was written in. */
    Span span();

    /** How often an event must occur. */
    enum Count {
        AT_LEAST,
        EXACTLY
    }

    /** {@code run has 2 Load(*)}; {@code never} is {@code has exactly 0}. */
    record Has(Trace trace, Count kind, int count, Event event, Span span) implements Goal {}

    /** The condition does not hold. */
    record Not(Goal operand, Span span) implements Goal {}

    /** Both hold. */
    record And(Goal left, Goal right, Span span) implements Goal {}

    /** One of them holds. */
    record Or(Goal left, Goal right, Span span) implements Goal {}

    /** It holds at every position. */
    record Always(Goal operand, Span span) implements Goal {}

    /** It holds at some position. */
    record Eventually(Goal operand, Span span) implements Goal {}

    /** There is a next position, and it holds there. */
    record Next(Goal operand, Span span) implements Goal {}

    /** The right one holds at some position, and the left one at every position before. */
    record Until(Goal left, Goal right, Span span) implements Goal {}

    /** The event stands at this position. */
    record Now(Event event, Span span) implements Goal {}

    /** One condition for each element of a list. */
    record Every(Name variable, Expr list, Goal goal, Span span) implements Goal {}

    /** A condition on the state when the program has ended. */
    record Finally(Expr condition, Span span) implements Goal {}

    /** A named goal, or a named trace where a trace stands. */
    record Named(Name name, List<Expr> arguments, Span span) implements Goal {}
}
