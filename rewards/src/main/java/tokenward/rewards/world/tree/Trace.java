package tokenward.rewards.world.tree;

import java.util.List;
import tokenward.grammars.text.Span;

/** A part of the trace. */
public sealed interface Trace extends TaskDecl.Definition {
    /** Returns the characters it was written in. */
    Span span();

    /** All of it. */
    record Run(Span span) implements Trace {}

    /** Which side of an event is kept. */
    enum Side {
        AFTER,
        BEFORE
    }

    /** What comes after or before the first or last such event; all of it when there is none. */
    record Cut(Trace of, Side side, boolean last, Event event, Span span) implements Trace {}

    /** What happens during the first visit to a place; without a visit nothing is true of it but {@code never}. */
    record Visiting(Trace of, Expr place, Span span) implements Trace {}

    /** What happens during some visit to a place. */
    record AnyVisit(Trace of, Expr place, Span span) implements Trace {}

    /** A named part. */
    record Named(Name name, List<Expr> arguments, Span span) implements Trace {}
}
