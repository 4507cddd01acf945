package tokenward.dsl.type;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.Nearest;
import tokenward.dsl.syntax.Value;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Span;

/**
 * A number.
 *
 * @param precision what it becomes in Java
 * @param interval which are accepted
 * @param unit what it counts, in the plural; empty for a bare number
 */
public record NumberType(Precision precision, Interval interval, String unit) implements ValueType {
    private static final double HUNDRED = 100;

    /** What a number becomes in Java. */
    public enum Precision {
        INT,
        LONG,
        DOUBLE
    }

    @Override
    public Optional<Object> bind(Value value, Binder binder) {
        if (!(value instanceof Value.Quantity quantity)) {
            return binder.wrongKind(value, this);
        }
        if (!unitFits(quantity, binder)) {
            return Optional.empty();
        }
        BigDecimal number = quantity.percent() ? quantity.number().movePointLeft(2) : quantity.number();
        if (precision != Precision.DOUBLE && number.stripTrailingZeros().scale() > 0) {
            return binder.refuse(
                    ExpCode.E0305,
                    "`" + binder.setting() + "` is a whole number, and this is " + quantity.written(),
                    quantity.span(),
                    "has a fraction");
        }
        double size = number.doubleValue();
        double most = precision == Precision.INT
                ? Integer.MAX_VALUE
                : precision == Precision.LONG ? 1L << 62 : Double.MAX_VALUE;
        if (!interval.contains(size) || Math.abs(size) > most) {
            return outOfRange(quantity, most, binder);
        }
        return Optional.of(
                switch (precision) {
                    case INT -> (Object) number.intValueExact();
                    case LONG -> (Object) number.longValueExact();
                    case DOUBLE -> (Object) size;
                });
    }

    private boolean unitFits(Value.Quantity quantity, Binder binder) {
        String setting = binder.setting();
        if (quantity.percent()) {
            if (precision == Precision.DOUBLE && unit.isEmpty()) {
                return true;
            }
            Span mark = new Span(quantity.span().end() - 1, quantity.span().end());
            binder.refuse(
                    ExpCode.E0303,
                    "`" + setting + "` is " + describe() + ", not a share",
                    mark,
                    "no share of anything");
            return false;
        }
        if (quantity.unit().isEmpty()) {
            return true;
        }
        String written = quantity.unit().get().text();
        if (!unit.isEmpty() && (written.equals(unit) || written.equals(Units.singular(unit)))) {
            return true;
        }
        Span at = quantity.unit().get().span();
        Optional<String> digits = Digits.meant(quantity.written(), written);
        if (digits.isPresent()) {
            String right = unit.isEmpty() ? digits.get() : digits.get() + " " + unit;
            binder.refuse(binder.problem(
                            ExpCode.E0303,
                            "`" + setting + "` is " + describe() + ", and `" + quantity.text() + "` is none",
                            quantity.span(),
                            "")
                    .meant(right, right));
            return false;
        }
        if (unit.isEmpty()) {
            binder.refuse(binder.problem(
                            ExpCode.E0303,
                            "`" + setting + "` is a bare number and has no unit",
                            at,
                            "no unit here",
                            "write `" + setting + " = " + quantity.written() + "`")
                    .edit(quantity.span(), quantity.written()));
        } else {
            String right = quantity.written() + " " + unit;
            Diagnostic problem = binder.problem(
                    ExpCode.E0303,
                    "`" + setting + "` counts " + unit + ", not `" + written + "`",
                    at,
                    "not " + unit,
                    "write `" + right + "`");
            Optional<String> near = Nearest.of(written, List.of(unit, Units.singular(unit)));
            binder.refuse(near.isPresent() ? problem.meant(near) : problem.edit(quantity.span(), right));
        }
        return false;
    }

    private Optional<Object> outOfRange(Value.Quantity quantity, double most, Binder binder) {
        double size = quantity.number().doubleValue();
        boolean tooLarge = interval.contains(size);
        String demand = tooLarge ? "must be at most " + (long) most : interval.demand();
        Diagnostic problem = Diagnostic.of(
                ExpCode.E0302,
                "`" + binder.setting() + "` " + demand + ", and this is " + quantity.text(),
                binder.source(),
                quantity.span(),
                tooLarge ? "too large" : "outside " + interval);
        if (!binder.note().isEmpty()) {
            problem = problem.note(binder.note());
        }
        // Hardly anyone means a percent and a half.
        boolean share = size >= 2
                && precision == Precision.DOUBLE
                && unit.isEmpty()
                && !quantity.percent()
                && interval.high() <= 1
                && interval.contains(size / HUNDRED);
        String percent = quantity.written() + " %";
        return binder.refuse(
                share ? problem.help("did you mean `" + percent + "`?").edit(quantity.span(), percent) : problem);
    }

    @Override
    public String describe() {
        String noun =
                unit.isEmpty() ? precision == Precision.DOUBLE ? "a number" : "a whole number" : "a number of " + unit;
        return interval.restricts() ? noun + " " + interval.words() : noun;
    }

    @Override
    public List<String> units() {
        return unit.isEmpty() ? List.of() : List.of(unit);
    }
}
