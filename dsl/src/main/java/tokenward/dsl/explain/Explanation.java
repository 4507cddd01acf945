package tokenward.dsl.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tokenward.dsl.plan.Axis;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.Provenance;
import tokenward.dsl.plan.Provenance.Kind;
import tokenward.dsl.plan.RunPlan;

/** Every value of an experiment with where it came from and why. */
public final class Explanation {
    private static final int WIDEST_VALUE = 44;
    private static final int WIDEST_NAME = 28;

    private final ExperimentPlan plan;
    private final RunPlan run;
    private final List<String> sections;
    private final Scope scope;

    /** Which values are shown. */
    public enum Scope {
        /** All that is written, and the defaults that mean something. */
        USUAL,
        /** Every setting there is. */
        ALL,
        /** Only those that carry {@code @assumed}. */
        ASSUMED
    }

    /**
     * Prepares an explanation.
     *
     * @param sections blocks to show, such as {@code ppo} or {@code reward.lint}; empty for all
     */
    public Explanation(ExperimentPlan plan, List<String> sections, Scope scope) {
        this.plan = plan;
        this.run = plan.first();
        this.sections = List.copyOf(sections);
        this.scope = scope;
    }

    /** Returns the sections asked for that nothing in the experiment belongs to. */
    public List<String> unknownSections() {
        return sections.stream()
                .filter(section -> run.provenance().stream().noneMatch(p -> within(p.path(), section)))
                .toList();
    }

    /** Returns the values shown, in the order of the manual. */
    public List<Provenance> values() {
        return run.provenance().stream().filter(this::shown).toList();
    }

    /** Returns the listing, ending in a line break. */
    public String text() {
        StringBuilder out = new StringBuilder(heading()).append('\n');
        Map<String, List<Provenance>> blocks = new LinkedHashMap<>();
        for (Provenance value : values()) {
            int dot = value.path().lastIndexOf('.');
            String block = dot < 0 ? "" : value.path().substring(0, dot);
            blocks.computeIfAbsent(block, b -> new ArrayList<>()).add(value);
        }
        blocks.forEach((block, values) -> block(out, block, values));
        if (sections.isEmpty() || sections.contains("reward")) {
            footer(out);
        }
        return out.toString();
    }

    private String heading() {
        int runs = plan.runs().size();
        return "experiment " + plan.name() + "   " + plan.source() + "   " + runs + (runs == 1 ? " run" : " runs")
                + "   fingerprint " + plan.fingerprint().abbreviated() + "\n";
    }

    private void block(StringBuilder out, String block, List<Provenance> values) {
        if (!block.isEmpty()) {
            out.append(block).append('\n');
        }
        int name = 0;
        int value = 0;
        int where = 0;
        for (Provenance p : values) {
            name = Math.max(name, Math.min(WIDEST_NAME, last(p.path()).length()));
            value = Math.max(value, Math.min(WIDEST_VALUE, oneLine(p.value()).length()));
            where = Math.max(where, shortened(p.where()).length());
        }
        for (Provenance p : values) {
            String line =
                    (block.isEmpty() ? "" : "  ") + pad(last(p.path()), name) + "  " + pad(oneLine(p.value()), value)
                            + "  " + pad(p.kind().word(), "command line".length()) + "  "
                            + pad(shortened(p.where()), where) + "  "
                            + p.why();
            out.append(line.stripTrailing()).append('\n');
        }
    }

    private void footer(StringBuilder out) {
        String formula = Formula.of(run.settings());
        if (!formula.isEmpty()) {
            out.append("\nreward of token t = ").append(formula).append('\n');
        }
        Arithmetic.of(run.settings())
                .forEach(line -> out.append("derived: ").append(line).append('\n'));
        for (Axis axis : plan.axes()) {
            out.append("sweep: ")
                    .append(axis.path())
                    .append(" = ")
                    .append(String.join(", ", axis.values()))
                    .append('\n');
        }
        out.append(notes()).append('\n');
    }

    private String notes() {
        long paper = count(Kind.PAPER);
        long assumed = count(Kind.ASSUMED);
        long tuned = count(Kind.TUNED);
        String line = "notes: " + paper + " from the paper, " + assumed + " assumed"
                + (tuned > 0 ? ", " + tuned + " tuned" : "");
        return assumed > 0 ? line + " (`exp explain " + plan.source() + " --assumed` lists them)" : line;
    }

    private long count(Kind kind) {
        return run.provenance().stream().filter(p -> p.kind() == kind).count();
    }

    private boolean shown(Provenance value) {
        if (!sections.isEmpty() && sections.stream().noneMatch(s -> within(value.path(), s))) {
            return false;
        }
        if (scope == Scope.ASSUMED) {
            return value.kind() == Kind.ASSUMED;
        }
        if (scope == Scope.ALL || value.kind() != Kind.DEFAULT) {
            return true;
        }
        boolean nothing = List.of("none", "[]", "\"\"").contains(value.value());
        boolean samples = run.settings().method().samples();
        boolean idle = samples
                ? within(value.path(), "sft")
                : List.of("ppo", "kl", "rollout").stream().anyMatch(b -> within(value.path(), b));
        return !(nothing && sections.isEmpty()) && !idle;
    }

    private static boolean within(String path, String section) {
        return path.equals(section) || path.startsWith(section + ".");
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Returns a place without the directories, which the heading names. */
    private static String shortened(String where) {
        return where.substring(where.lastIndexOf('/') + 1);
    }

    private static String oneLine(String value) {
        String flat = value.replace("\n", "\\n");
        return flat.length() > 2 * WIDEST_VALUE ? flat.substring(0, 2 * WIDEST_VALUE - 1) + "…" : flat;
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    /** Returns a whole number with its thousands apart. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
