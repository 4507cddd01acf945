package tokenward.dsl.vocabulary.reward;

import java.time.Duration;
import java.util.Optional;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Inline;
import tokenward.dsl.schema.Keyword;

/** Runs the task's tests. */
@Doc("Runs the task's tests in the sandbox.")
@Keyword("unit_tests")
public record UnitTestSettings(
        @Doc("The channel.") String name,
        @Doc("") @Inline Term term,

        @Doc("Tokens the judgement lands on.") @Default("uniform")
        Attribution attribution,

        @Doc("What passing is worth.") @Default("pass@1") Score score,

        @Doc("Which program text a failing test blames when attribution is `spans`.") @Default("code")
        Blame blame,

        @Doc("Time for one program, on a processor or asleep; `none` takes `sandbox.timeout`.")
        Optional<Duration> timeout)
        implements RewardSettings {

    /** What passing is worth. */
    public enum Score {
        @Doc("1 when every test passes, else 0.")
        @Keyword("pass@1")
        PASS_AT_1,
        @Doc("The share of tests that pass.")
        PASS_RATIO
    }

    /** Which text a failing test blames. */
    public enum Blame {
        @Doc("All code.")
        CODE,
        @Doc("The lines in the traceback of the failing assertion.")
        TRACEBACK,
        @Doc("The lines that never ran.")
        COVERAGE
    }
}
