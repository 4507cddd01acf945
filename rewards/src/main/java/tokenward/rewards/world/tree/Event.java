package tokenward.rewards.world.tree;

import java.util.List;
import tokenward.grammars.text.Span;

/** A kind of event and what its values look like; values without a pattern may be anything. */
public record Event(Name kind, List<Pattern> patterns, Span span) {
    public Event {
        patterns = List.copyOf(patterns);
    }

    /** What one value looks like. A text is a regular expression, found anywhere, capitals ignored. */
    public sealed interface Pattern {
        /** Anything. */
        record Anything() implements Pattern {}

        /** All of some words, in any order, and none of some others. */
        record Words(List<Expr> words, List<Expr> without, Span span) implements Pattern {}

        /** A value. */
        record Value(Expr expr) implements Pattern {}
    }
}
