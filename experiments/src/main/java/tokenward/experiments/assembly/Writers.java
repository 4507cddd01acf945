package tokenward.experiments.assembly;

import java.util.Optional;
import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.engine.model.PolicyModel;
import tokenward.engine.model.Tokenizer;
import tokenward.engine.rollout.RolloutEngine;
import tokenward.engine.rollout.TokenConstraint;
import tokenward.experiments.judging.Languages;

/** The engines that write completions: free, or held to the grammar. */
final class Writers {
    /** Completions written side by side. */
    private static final int ROWS = 64;

    private final ExperimentSettings settings;
    private final PolicyModel policy;
    private final Tokenizer tokenizer;
    private final Prompting prompting;
    private Optional<TokenConstraint> grammar = Optional.empty();

    Writers(ExperimentSettings settings, PolicyModel policy, Tokenizer tokenizer, Prompting prompting) {
        this.settings = settings;
        this.policy = policy;
        this.tokenizer = tokenizer;
        this.prompting = prompting;
    }

    /** Returns the engine of the training rollouts. */
    RolloutEngine ofRollouts() {
        RolloutEngine engine = of(settings.rollout().constrain());
        return settings.rollout().closeTruncated()
                ? engine.whenCut(new GrammarClosing(Languages.of(settings)))
                : engine;
    }

    /**
     * Returns an engine.
     *
     * @param constrained whether tokens that no program can contain are masked
     */
    RolloutEngine of(boolean constrained) {
        if (constrained && grammar.isEmpty()) {
            grammar = Optional.of(new GrammarConstraint(settings, tokenizer, policy.vocabularySize()));
        }
        return new RolloutEngine(
                policy,
                tokenizer,
                prompting.format(),
                prompting.extractor(),
                constrained ? grammar : Optional.empty(),
                ROWS);
    }
}
