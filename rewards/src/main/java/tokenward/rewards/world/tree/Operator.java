package tokenward.rewards.world.tree;

/** An operator, with its spelling. */
public enum Operator {
    NOT("not"),
    NEGATE("-"),
    TIMES("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    PLUS("+"),
    MINUS("-"),
    EQUAL("=="),
    UNEQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    MORE(">"),
    MORE_OR_EQUAL(">="),
    LIKE("=~"),
    IN("in"),
    AND("and"),
    OR("or");

    private final String spelling;

    Operator(String spelling) {
        this.spelling = spelling;
    }

    /** Returns how it is written. */
    public String spelling() {
        return spelling;
    }

    /** Returns the operator with two sides that is written so. */
    public static Operator binary(String spelling) {
        for (Operator operator : values()) {
            if (operator != NOT && operator != NEGATE && operator.spelling.equals(spelling)) {
                return operator;
            }
        }
        throw new IllegalArgumentException("no operator is written " + spelling);
    }
}
