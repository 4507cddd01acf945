package tokenward.dsl.vocabulary.reward;

/** One reward channel. The name of a {@code reward} block chooses the record, or the block it extends does. */
public sealed interface RewardSettings
        permits SyntaxSettings,
                LintSettings,
                DataFlowSettings,
                AstMatchSettings,
                UnitTestSettings,
                SimulationSettings,
                CommandSettings,
                CustomSettings {
    /** Returns the channel's name in this experiment. */
    String name();

    /** Returns what every channel has: weight, spread, normalisation. */
    Term term();

    /** Returns how its judgement is placed on tokens when credit is dense. */
    Attribution attribution();
}
