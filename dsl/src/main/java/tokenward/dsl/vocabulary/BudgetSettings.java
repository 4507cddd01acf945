package tokenward.dsl.vocabulary;

import java.time.Duration;
import java.util.Optional;
import tokenward.dsl.schema.Counts;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Within;

/** When training ends: at the first limit reached; without any, after one pass over the data. */
@Doc("When training ends: at the first limit reached; without any, after `passes` over the data.")
public record BudgetSettings(
        @Doc("Updates, each one batch of rollouts.") @Counts("updates") @Within("[1, inf)")
        Optional<Integer> updates,

        @Doc("Wall clock.") Optional<Duration> time,

        @Doc("Passes over the prompts where `updates` is not given.") @Within("[1, 10000]") @Default("1")
        int passes) {}
