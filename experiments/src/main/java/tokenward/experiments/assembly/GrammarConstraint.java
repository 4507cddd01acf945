package tokenward.experiments.assembly;

import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.dsl.vocabulary.PromptSettings;
import tokenward.engine.model.Tokenizer;
import tokenward.engine.rollout.TokenConstraint;
import tokenward.experiments.judging.Languages;
import tokenward.experiments.judging.RunException;
import tokenward.grammars.prefix.Language;
import tokenward.grammars.prefix.PrefixState;
import tokenward.grammars.prefix.mask.TokenMask;
import tokenward.grammars.prefix.mask.TokenVocabulary;

/** Masks every token after which no program of the language is possible any more. */
final class GrammarConstraint implements TokenConstraint {
    private final TokenMask mask;

    /**
     * Creates the constraint of an experiment: the language of its syntax channel, else Python.
     *
     * @param logits number of logits, which may exceed the tokenizer's ids
     */
    GrammarConstraint(ExperimentSettings settings, Tokenizer tokenizer, int logits) {
        if (!(settings.prompt().extract() instanceof PromptSettings.Extract.Whole)) {
            throw RunException.setting(
                    "constrained decoding needs prompt.extract = whole: prose around a program is no program");
        }
        Language language = Languages.of(settings);
        int known = tokenizer.size();
        this.mask = new TokenMask(
                language,
                TokenVocabulary.of(
                        logits,
                        tokenizer::bytes,
                        id -> id >= known || tokenizer.isSpecial(id),
                        tokenizer.endOfSequence()));
    }

    @Override
    public State start() {
        return new AfterPrefix(mask.language().start());
    }

    private final class AfterPrefix implements State {
        private final PrefixState prefix;

        AfterPrefix(PrefixState prefix) {
            this.prefix = prefix;
        }

        @Override
        public State append(int token) {
            return new AfterPrefix(mask.append(prefix, token));
        }

        @Override
        public long[] allowed() {
            return mask.allowed(prefix);
        }
    }
}
