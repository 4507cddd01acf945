package tokenward.experiments.judging;

import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.dsl.vocabulary.reward.SyntaxSettings;
import tokenward.grammars.json.JsonLanguage;
import tokenward.grammars.prefix.Language;
import tokenward.grammars.python.PythonLanguage;
import tokenward.grammars.python.PythonVersion;
import tokenward.grammars.sql.SqlLanguage;

/** The generated languages, by the words of the vocabulary. */
public final class Languages {
    private Languages() {}

    /** Compiles the language of an experiment: that of its syntax channel, else Python. */
    public static Language of(ExperimentSettings settings) {
        return settings.reward().stream()
                .filter(SyntaxSettings.class::isInstance)
                .map(SyntaxSettings.class::cast)
                .findFirst()
                .map(Languages::of)
                .orElseGet(() -> PythonLanguage.compile(PythonVersion.LATEST));
    }

    /** Compiles the language of a syntax channel. */
    public static Language of(SyntaxSettings syntax) {
        return switch (syntax.grammar()) {
            case PYTHON ->
                PythonLanguage.compile(PythonVersion.of(syntax.python())
                        .orElseThrow(() -> RunException.setting("reward." + syntax.name() + ".python is \""
                                + syntax.python() + "\", and the grammar knows " + PythonVersion.V3_8 + " to "
                                + PythonVersion.LATEST)));
            case JSON -> JsonLanguage.compile();
            case SQL -> SqlLanguage.compile();
        };
    }
}
