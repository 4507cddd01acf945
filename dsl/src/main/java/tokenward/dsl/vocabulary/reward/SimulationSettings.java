package tokenward.dsl.vocabulary.reward;

import tokenward.dsl.schema.Counts;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Inline;
import tokenward.dsl.schema.Refers;
import tokenward.dsl.schema.Within;

/** Runs the program in a simulated world. */
@Doc("Runs the program in a simulated world (paper 3.2).")
public record SimulationSettings(
        @Doc("The channel.") String name,
        @Doc("") @Inline Term term,

        @Doc("Tokens the judgement lands on.") @Default("spans")
        Attribution attribution,

        @Doc("The imported world.") @Refers("world") String world,

        @Doc("How exactly the original harness is followed.") @Default("strict")
        Profile profile,

        @Doc("Worlds a program is tried in, where the task leaves choices open.")
        @Counts("worlds")
        @Within("[1, inf)")
        @Default("16 worlds")
        int samples,

        @Doc("Whether goals reached earn part of the reward.") @Default("true")
        boolean progress)
        implements RewardSettings {

    /** How exactly the original harness is followed. */
    public enum Profile {
        @Doc("With the original's quirks, for comparison with published numbers.")
        FAITHFUL,
        @Doc("Without them; swallowed errors count, an empty program earns nothing.")
        STRICT
    }
}
