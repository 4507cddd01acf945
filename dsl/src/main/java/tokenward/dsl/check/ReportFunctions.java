package tokenward.dsl.check;

import java.util.List;
import java.util.Map;

/** The functions of tables and figures: what each takes. */
public final class ReportFunctions {
    private ReportFunctions() {}

    /** What an argument is. */
    public enum Kind {
        /** A series the experiment produces. */
        SERIES,
        /** A swept axis. */
        AXIS,
        /** A number. */
        NUMBER,
        /** {@code policy}. */
        MODEL,
        /** {@code last}, {@code first}, {@code best} or a number of updates. */
        UPDATE,
        /** {@code best(series)} or {@code worst(series)}. */
        SELECTION
    }

    /**
     * An argument.
     *
     * @param name as written before the colon
     * @param required whether it must be given
     */
    public record Argument(String name, Kind kind, boolean required) {}

    /**
     * A function.
     *
     * @param doc what it is
     * @param arguments in the order they stand without names
     */
    public record Function(String name, String doc, List<Argument> arguments) {
        public Function {
            arguments = List.copyOf(arguments);
        }

        /** Returns the name with the names of its arguments. */
        public String signature() {
            return name + "("
                    + String.join(", ", arguments.stream().map(Argument::name).toList()) + ")";
        }
    }

    /** All functions, by name. */
    public static final Map<String, Function> ALL = index(List.of(
            function("baseline", "the state before training", new Argument("model", Kind.MODEL, false)),
            function("final", "the state that is the result", new Argument("model", Kind.MODEL, false)),
            function("change", "final less baseline"),
            function("mean", "mean over an axis", new Argument("over", Kind.AXIS, true)),
            function("median", "median over an axis", new Argument("over", Kind.AXIS, true)),
            function(
                    "confidence",
                    "mean with a confidence interval over an axis (Student's t)",
                    new Argument("level", Kind.NUMBER, true),
                    new Argument("over", Kind.AXIS, true)),
            function("range", "smallest and largest over an axis", new Argument("over", Kind.AXIS, true)),
            function(
                    "paired_bootstrap",
                    "test of the difference between the values of an axis, runs paired over another",
                    new Argument("axis", Kind.AXIS, true),
                    new Argument("over", Kind.AXIS, true),
                    new Argument("resamples", Kind.NUMBER, false)),
            function(
                    "updates_to",
                    "updates until a series reaches a level",
                    new Argument("level", Kind.NUMBER, true),
                    new Argument("series", Kind.SERIES, true)),
            function(
                    "tokens_to",
                    "sampled tokens until a series reaches a level",
                    new Argument("level", Kind.NUMBER, true),
                    new Argument("series", Kind.SERIES, true)),
            function(
                    "area",
                    "mean of a series over all updates: how fast and how high in one number",
                    new Argument("series", Kind.SERIES, true)),
            function(
                    "correlation",
                    "Pearson correlation of two series over updates",
                    new Argument("first", Kind.SERIES, true),
                    new Argument("second", Kind.SERIES, true)),
            function("best", "largest value of a series", new Argument("series", Kind.SERIES, true)),
            function("worst", "smallest value of a series", new Argument("series", Kind.SERIES, true)),
            function("last", "last value of a series", new Argument("series", Kind.SERIES, false)),
            function(
                    "rollout",
                    "one rollout",
                    new Argument("choice", Kind.SELECTION, true),
                    new Argument("update", Kind.UPDATE, false))));

    private static Function function(String name, String doc, Argument... arguments) {
        return new Function(name, doc, List.of(arguments));
    }

    private static Map<String, Function> index(List<Function> functions) {
        Map<String, Function> map = new java.util.LinkedHashMap<>();
        functions.forEach(f -> map.put(f.name(), f));
        return java.util.Collections.unmodifiableMap(map);
    }
}
