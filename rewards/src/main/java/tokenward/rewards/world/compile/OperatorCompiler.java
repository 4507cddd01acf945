package tokenward.rewards.world.compile;

import tokenward.rewards.world.run.Codes;
import tokenward.rewards.world.run.Kind;
import tokenward.rewards.world.tree.Expr;
import tokenward.rewards.world.tree.Operator;

/** Compiles signs and the words {@code not and or in}, and checks what they stand between. */
final class OperatorCompiler {
    private final ExprCompiler expressions;
    private final Problems problems;

    OperatorCompiler(ExprCompiler expressions, Problems problems) {
        this.expressions = expressions;
        this.problems = problems;
    }

    Typed unary(Expr.Unary unary, Scope scope) {
        if (unary.operator() == Operator.NOT) {
            return new Typed(Codes.not(expressions.compile(unary.operand(), Kind.BOOL, scope)), Kind.BOOL);
        }
        Typed operand = expressions.compile(unary.operand(), scope);
        problems.wanted(operand, Kind.NUMBER, unary.operand().span());
        return new Typed(Codes.binary(Operator.MINUS, Codes.constant(0L), operand.code()), operand.kind());
    }

    Typed binary(Expr.Binary binary, Scope scope) {
        Operator operator = binary.operator();
        Typed left = expressions.compile(binary.left(), scope);
        Typed right = expressions.compile(binary.right(), scope);
        Kind result = Kind.BOOL;
        switch (operator) {
            case AND, OR -> {
                problems.wanted(left, Kind.BOOL, binary.left().span());
                problems.wanted(right, Kind.BOOL, binary.right().span());
            }
            case LIKE -> {
                Kind regular = Kind.simple(Kind.Base.PATTERN).orNone();
                problems.wanted(right, regular, binary.right().span());
                if (binary.right() instanceof Expr.Constant constant) {
                    expressions.pattern(constant);
                }
            }
            case EQUAL, UNEQUAL, LESS, LESS_OR_EQUAL, MORE, MORE_OR_EQUAL -> comparable(binary, left, right);
            case IN -> {
                boolean holds = switch (right.kind().base()) {
                    case LIST, MAP, TEXT, PATTERN, ANY -> true;
                    default -> false;
                };
                if (!holds) {
                    problems.wanted(right, Kind.list(Kind.ANY), binary.right().span());
                }
            }
            default -> result = arithmetic(binary, left, right);
        }
        return new Typed(Codes.binary(operator, left.code(), right.code()), result);
    }

    private void comparable(Expr.Binary binary, Typed left, Typed right) {
        boolean same = left.kind().takes(right.kind())
                || right.kind().takes(left.kind())
                || left.kind().base() == Kind.Base.NONE
                || right.kind().base() == Kind.Base.NONE;
        if (!same) {
            problems.add(
                    WorldFault.WRONG_TYPE,
                    binary.span(),
                    "values of type `" + left.kind() + "` and `" + right.kind() + "` cannot be compared",
                    "never equal");
        }
    }

    private Kind arithmetic(Expr.Binary binary, Typed left, Typed right) {
        boolean plus = binary.operator() == Operator.PLUS;
        if (plus && (textual(left.kind()) || textual(right.kind()))) {
            return Kind.TEXT;
        }
        if (plus && left.kind().base() == Kind.Base.LIST && right.kind().base() == Kind.Base.LIST) {
            return ExprCompiler.joined(left.kind(), right.kind());
        }
        problems.wanted(left, Kind.NUMBER, binary.left().span());
        problems.wanted(right, Kind.NUMBER, binary.right().span());
        boolean whole = left.kind().base() == Kind.Base.INT && right.kind().base() == Kind.Base.INT;
        return whole ? Kind.INT : Kind.NUMBER;
    }

    private static boolean textual(Kind kind) {
        return kind.base() == Kind.Base.TEXT || kind.base() == Kind.Base.PATTERN;
    }
}
