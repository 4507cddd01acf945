package tokenward.dsl.vocabulary.report;

import java.util.List;
import java.util.Optional;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.type.Expression;

/** A figure of the report. */
@Doc("A figure of the report.")
public record FigureSettings(
        @Doc("The name of its files.") String name,
        @Doc("Caption.") @Default("\"\"") String title,
        @Doc("What is drawn.") @Default("curves") Kind kind,
        @Doc("What runs to the right.") @Default("update") Series x,

        @Doc("What runs upwards; several series are drawn together.") @Default("[]")
        List<Expression> y,

        @Doc("Swept axis that tells the curves of one panel apart.")
        Optional<Series> by,

        @Doc(
                "Swept axis with one panel per value; for a heat-map also `credit`, which draws one rollout under both placements.")
        Optional<Series> facet,

        @Doc("How runs become one curve.") Optional<Expression> line,
        @Doc("The band around the curve.") Optional<Expression> band,
        @Doc("The rollout a heat-map shows.") Optional<Expression> of) {
    public FigureSettings {
        y = List.copyOf(y);
    }

    /** What is drawn. */
    public enum Kind {
        @Doc("Series over updates.")
        CURVES,
        @Doc("The tokens of a rollout, coloured by reward.")
        HEATMAP,
        @Doc("One bar per row.")
        BARS,
        @Doc("One point per run.")
        POINTS
    }
}
