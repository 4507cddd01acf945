package tokenward.dsl.check;

import tokenward.dsl.plan.Axis;
import tokenward.dsl.syntax.ExpCode;

/** Whether the sweep is what its author can want. */
final class SweepChecks {
    private static final int MANY = 200;

    private SweepChecks() {}

    static void check(Case first) {
        int runs = first.plan().runs().size();
        if (runs > MANY) {
            StringBuilder product = new StringBuilder();
            for (Axis axis : first.plan().axes()) {
                product.append(product.isEmpty() ? "" : " x ")
                        .append(axis.values().size());
            }
            first.report(first.at("sweep", ExpCode.W0501, "this sweep has " + runs + " runs", "each is a training run")
                    .note(product + " values of "
                            + String.join(
                                    ", ",
                                    first.plan().axes().stream().map(Axis::path).toList()))
                    .help("`--only axis=value` runs a part of it"));
        }
    }
}
