package tokenward.dsl.type;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.Nearest;
import tokenward.dsl.syntax.Value;
import tokenward.grammars.text.Diagnostic;

/** Quantities that mean nothing without their unit. */
final class Scaled {
    private static final BigDecimal MOST = BigDecimal.valueOf(1L << 62);

    private Scaled() {}

    /**
     * Returns the quantity in the smallest unit, rounded down, or reports why there is none.
     *
     * @param noun {@code a duration}
     * @param usual the unit that is proposed where none is written
     */
    static Optional<Long> bind(
            Value value, ValueType type, String noun, Map<String, Long> units, String usual, Binder binder) {
        if (!(value instanceof Value.Quantity quantity)) {
            return binder.wrongKind(value, type);
        }
        String accepted = "also accepted: " + Units.others(units, usual);
        String right = quantity.written() + " " + usual;
        String proposal = "write `" + right + "`; " + accepted;
        if (quantity.unit().isEmpty()) {
            return binder.refuse(binder.problem(
                            ExpCode.E0301,
                            "`" + binder.setting() + "` is " + noun + " and needs a unit",
                            quantity.span(),
                            quantity.text() + " of what?",
                            proposal)
                    .edit(quantity.span(), right));
        }
        String unit = quantity.unit().get().text();
        Long scale = units.get(unit);
        if (scale == null) {
            Optional<String> meant = Units.meant(unit, units);
            if (meant.isPresent()) {
                proposal = "write `" + quantity.written() + " " + meant.get() + "`; also accepted: "
                        + Units.others(units, meant.get());
            }
            boolean other = Units.TIME.containsKey(unit) || Units.MEMORY.containsKey(unit);
            Diagnostic problem = binder.problem(
                    ExpCode.E0303,
                    "`" + binder.setting() + "` is " + noun + ", and `" + unit + "` does not measure that",
                    quantity.unit().get().span(),
                    "not a unit of " + noun.substring(noun.indexOf(' ') + 1),
                    proposal);
            Optional<String> near = meant.or(() -> Nearest.of(unit, other ? List.of() : units.keySet()));
            boolean apart = quantity.unit().get().span().start()
                    > quantity.span().start() + quantity.written().length();
            return binder.refuse(
                    near.isPresent()
                            ? problem.meant(near.get(), (apart ? "" : " ") + near.get())
                            : problem.edit(quantity.span(), right));
        }
        BigDecimal size = quantity.number().multiply(BigDecimal.valueOf(scale));
        if (size.signum() <= 0 || size.compareTo(MOST) > 0) {
            return binder.refuse(
                    ExpCode.E0302,
                    "`" + binder.setting() + "` must be greater than 0, and this is " + quantity.text(),
                    quantity.span(),
                    size.signum() <= 0 ? "not greater than 0" : "too large");
        }
        return Optional.of(size.setScale(0, RoundingMode.FLOOR).longValueExact());
    }
}
