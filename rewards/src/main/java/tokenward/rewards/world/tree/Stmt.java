package tokenward.rewards.world.tree;

import java.util.List;
import java.util.Optional;
import tokenward.grammars.text.Span;

/** One step of what a call does. */
public sealed interface Stmt {
    /** Returns the characters it was written in. */
    Span span();

    /** Appends an event to the trace: the only way into it. */
    record Emit(Name event, List<Expr> values, Span span) implements Stmt {}

    /** Uses a name as one of some sorts, or fails when it was used as another before. */
    record Ground(Name variable, List<Name> sorts, Optional<Message> otherwise, Span span) implements Stmt {}

    /** Fails unless the condition holds. */
    record Require(Expr condition, Optional<Message> otherwise, Span span) implements Stmt {}

    /** Assigns to the state. */
    record SetPlace(Expr.Place place, Expr value, Span span) implements Stmt {}

    /** Names a value until the end of the block. */
    record Let(Name name, Expr value, Span span) implements Stmt {}

    /** Fixes a fact. */
    record Learn(Expr.FactRef fact, Expr value, Span span) implements Stmt {}

    /** Makes a fact unknown again. */
    record Forget(Expr.FactRef fact, Span span) implements Stmt {}

    /** Appends to a list of the state. */
    record Add(Expr value, Expr.Place place, Span span) implements Stmt {}

    /** Removes the first element that meets the condition, or fails. */
    record Remove(Name variable, Expr.Place place, Expr condition, Optional<Message> otherwise, Span span)
            implements Stmt {}

    /** Does one of two things. */
    record If(Expr condition, List<Stmt> then, List<Stmt> otherwise, Span span) implements Stmt {}

    /** Does something for every element. */
    record For(Name variable, Expr list, Optional<Expr> condition, List<Stmt> body, Span span) implements Stmt {}

    /** Ends the call with a value. */
    record Return(Expr value, Span span) implements Stmt {}

    /** Ends the call with an error. */
    record Fail(Message message, Span span) implements Stmt {}
}
