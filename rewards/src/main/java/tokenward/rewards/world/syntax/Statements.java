package tokenward.rewards.world.syntax;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.text.Span;
import tokenward.grammars.world.WorldParser.*;
import tokenward.rewards.world.tree.Message;
import tokenward.rewards.world.tree.Stmt;

/** Builds statements. */
final class Statements {
    private final Places places;
    private final Expressions expressions;

    Statements(Places places, Expressions expressions) {
        this.places = places;
        this.expressions = expressions;
    }

    List<Stmt> block(BlockContext context) {
        return context.stmt().stream().map(this::stmt).toList();
    }

    private Stmt stmt(StmtContext context) {
        Span span = places.span(context);
        return switch (context) {
            case EmitStmtContext c -> new Stmt.Emit(places.name(c.id()), expressions.args(c.args()), span);
            case GroundStmtContext c ->
                new Stmt.Ground(
                        places.name(c.id(0)),
                        c.id().subList(1, c.id().size()).stream()
                                .map(places::name)
                                .toList(),
                        otherwise(c.message()),
                        span);
            case RequireStmtContext c -> new Stmt.Require(expressions.expr(c.expr()), otherwise(c.message()), span);
            case SetStmtContext c -> new Stmt.SetPlace(expressions.place(c.place()), expressions.expr(c.expr()), span);
            case LetStmtContext c -> new Stmt.Let(places.name(c.id()), expressions.expr(c.expr()), span);
            case LearnStmtContext c -> new Stmt.Learn(expressions.fact(c.factRef()), expressions.expr(c.expr()), span);
            case ForgetStmtContext c -> new Stmt.Forget(expressions.fact(c.factRef()), span);
            case AddStmtContext c -> new Stmt.Add(expressions.expr(c.expr()), expressions.place(c.place()), span);
            case RemoveStmtContext c ->
                new Stmt.Remove(
                        places.name(c.id()),
                        expressions.place(c.place()),
                        expressions.expr(c.expr()),
                        otherwise(c.message()),
                        span);
            case IfStmtContext c ->
                new Stmt.If(expressions.expr(c.expr()), block(c.block()), otherwise(c.otherwise()), span);
            case ForStmtContext c ->
                new Stmt.For(
                        places.name(c.id()),
                        expressions.expr(c.expr(0)),
                        c.WHERE() == null ? Optional.empty() : Optional.of(expressions.expr(c.expr(1))),
                        block(c.block()),
                        span);
            case ReturnStmtContext c -> new Stmt.Return(expressions.expr(c.expr()), span);
            case FailStmtContext c -> new Stmt.Fail(expressions.message(c.message()), span);
            default -> throw new AssertionError(context.getClass());
        };
    }

    private List<Stmt> otherwise(@Nullable OtherwiseContext context) {
        if (context == null) {
            return List.of();
        }
        if (context.IF() == null) {
            return block(context.block());
        }
        return List.of(new Stmt.If(
                expressions.expr(context.expr()),
                block(context.block()),
                otherwise(context.otherwise()),
                places.span(context)));
    }

    private Optional<Message> otherwise(@Nullable MessageContext context) {
        return context == null ? Optional.empty() : Optional.of(expressions.message(context));
    }
}
