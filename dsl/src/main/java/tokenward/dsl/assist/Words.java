package tokenward.dsl.assist;

import java.util.Map;
import tokenward.dsl.type.Parameter;

/** What there is to say of a part of the vocabulary, as Markdown. */
final class Words {
    private Words() {}

    /** Returns meaning, type, default and options of a setting. */
    static String setting(Parameter parameter) {
        StringBuilder out = new StringBuilder(parameter.doc());
        out.append("\n\naccepts ").append(parameter.type().describe());
        out.append(parameter
                .fallback()
                .map(v -> "; default `" + v.text() + "`")
                .orElse(parameter.required() ? "; must be written" : ""));
        parameter.type().docs().forEach((word, doc) -> {
            if (!doc.isEmpty()) {
                out.append("\n* `").append(word).append("`: ").append(doc);
            }
        });
        if (!parameter.note().isEmpty()) {
            out.append("\n\n").append(parameter.note());
        }
        return out.toString();
    }

    /** Returns the sentence about a word that a setting accepts, arguments or not; empty where there is none. */
    static String word(Parameter parameter, String word) {
        for (Map.Entry<String, String> entry : parameter.type().docs().entrySet()) {
            if (entry.getKey().equals(word) || entry.getKey().startsWith(word + "(")) {
                return entry.getKey().equals(word) ? entry.getValue() : "`" + entry.getKey() + "`: " + entry.getValue();
            }
        }
        return "";
    }
}
