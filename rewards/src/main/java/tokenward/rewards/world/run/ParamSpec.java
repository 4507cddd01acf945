package tokenward.rewards.world.run;

import java.util.List;
import tokenward.rewards.world.tree.Expr.None;

/**
 * A parameter of a call.
 *
 * @param kind what the program must pass
 */
public record ParamSpec(String name, Kind kind, boolean nonblank, boolean nonempty) {
    /** Returns what is wrong with an argument, in words that follow the parameter's name; empty when nothing is. */
    String fault(Object value) {
        if (!kind.accepts(value)) {
            return " must be " + kind.noun();
        }
        if (nonblank && value instanceof String s && s.isBlank()) {
            return " is empty";
        }
        if (nonempty && value instanceof List<?> list && list.isEmpty()) {
            return " is empty";
        }
        return "";
    }

    /** Returns whether the program may leave the argument out by passing none. */
    boolean takesNone() {
        return kind.accepts(None.NONE);
    }
}
