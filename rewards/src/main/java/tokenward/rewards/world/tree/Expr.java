package tokenward.rewards.world.tree;

import java.util.List;
import java.util.Optional;
import tokenward.grammars.text.Span;

/** Something with a value. */
public sealed interface Expr {
    /** Returns the characters it was written in. */
    Span span();

    /** A constant: Long, Double, String, Boolean or {@link None}. */
    record Constant(Object value, Span span) implements Expr {}

    /** The value {@code none}. */
    enum None {
        NONE;

        @Override
        public String toString() {
            return "none";
        }
    }

    /** A parameter, a local, a state slot, or a sort. */
    record Ref(Name name, Span span) implements Expr {}

    /** A built-in function, a definition, a record or a fact, applied. */
    record Apply(Name name, List<Expr> arguments, Span span) implements Expr {}

    /** {@code target.field}. */
    record Field(Expr target, Name name, Span span) implements Expr {}

    /** {@code target[index]}. */
    record Index(Expr target, Expr index, Span span) implements Expr {}

    /** {@code not x}, {@code -x}. */
    record Unary(Operator operator, Expr operand, Span span) implements Expr {}

    /** {@code a + b} and all others with two sides. */
    record Binary(Operator operator, Expr left, Expr right, Span span) implements Expr {}

    /** {@code a ? b : c}. */
    record Conditional(Expr condition, Expr whenTrue, Expr whenFalse, Span span) implements Expr {}

    /** {@code [a, b]}. */
    record ListOf(List<Expr> elements, Span span) implements Expr {}

    /** {@code { "a": 1 }}. */
    record MapOf(List<Entry> entries, Span span) implements Expr {}

    /** One entry of a map. */
    record Entry(Expr key, Expr value) {}

    /** {@code first l in locations where ... else "..."}. */
    record First(Name variable, Place place, Expr condition, Optional<Message> otherwise, Span span) implements Expr {}

    /** {@code any o in objects has ...}, {@code all ...}. */
    record Quantified(boolean all, Name variable, Expr list, Expr condition, Span span) implements Expr {}

    /** {@code choose(options)}: an open choice of the world. */
    record Choose(Expr options, Span span) implements Expr {}

    /** {@code take answers}: removes and returns the first element, but keeps the last one for ever. */
    record Take(Place place, Span span) implements Expr {}

    /** {@code known(here(mug, at))}. */
    record Known(FactRef fact, Span span) implements Expr {}

    /** A fact with its arguments. */
    record FactRef(Name name, List<Expr> arguments, Span span) {}

    /** Something in the state that can be assigned: a slot and the way into it. */
    record Place(Name root, List<Step> steps, Span span) {}

    /** One step into a value: an index or a field. */
    sealed interface Step {
        /** {@code [index]}. */
        record At(Expr index) implements Step {}

        /** {@code .name}. */
        record Part(Name name) implements Step {}
    }
}
