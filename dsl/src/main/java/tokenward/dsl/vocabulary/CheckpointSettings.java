package tokenward.dsl.vocabulary;

import java.util.Optional;
import tokenward.dsl.schema.Counts;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Within;
import tokenward.dsl.vocabulary.report.Series;

/** What is saved, and which state is the result. */
@Doc("What is saved, and which state is the result.")
public record CheckpointSettings(
        @Doc("Updates between saved states; `none` saves with each evaluation.") @Counts("updates") @Within("[1, inf)")
        Optional<Integer> every,

        @Doc("The state that is the result.") @Default("last")
        Keep keep) {

    /** The state that is the result. */
    public sealed interface Keep {
        /** The state after the last update. */
        @Doc("The state after the last update.")
        record Last() implements Keep {}

        /** The state at which a measured series was highest. */
        @Doc("The state at which a measured series was highest, such as `best(evaluate.validation.pass@1)`.")
        record Best(@Doc("The series.") Series series) implements Keep {}
    }
}
