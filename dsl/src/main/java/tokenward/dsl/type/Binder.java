package tokenward.dsl.type;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.Nearest;
import tokenward.dsl.syntax.Value;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;

/**
 * Where a value stands, and who hears what is wrong with it.
 *
 * @param setting name of the setting, for messages
 * @param note a fact about the setting that is printed with its range errors; may be empty
 * @param source the text
 * @param directory what relative files are relative to
 * @param names what has been declared
 * @param problems receives diagnostics
 */
public record Binder(
        String setting, String note, SourceText source, Path directory, Names names, List<Diagnostic> problems) {
    /** What has been declared. */
    @FunctionalInterface
    public interface Names {
        /** Returns the names of all blocks of a kind, or empty where that is not known yet. */
        Optional<List<String>> declared(String kind);

        /** Knows nothing, so that every name passes. */
        static Names unknown() {
            return kind -> Optional.empty();
        }
    }

    /** Returns the same place speaking of another name, such as an argument's. */
    public Binder named(String other, String otherNote) {
        return new Binder(other, otherNote, source, directory, names, problems);
    }

    /** Reports a problem with a place of the value. */
    public <T> Optional<T> refuse(ExpCode code, String title, Span span, String label, String... helps) {
        return refuse(problem(code, title, span, label, helps));
    }

    /** Makes a diagnostic of a place of the value. */
    public Diagnostic problem(ExpCode code, String title, Span span, String label, String... helps) {
        Diagnostic problem = Diagnostic.of(code, title, source, span, label);
        for (String help : helps) {
            problem = problem.help(help);
        }
        return problem;
    }

    /** Reports a problem. */
    public <T> Optional<T> refuse(Diagnostic problem) {
        problems.add(problem);
        return Optional.empty();
    }

    /** Reports that the value is of another kind than the setting's. */
    public <T> Optional<T> wrongKind(Value value, ValueType expected) {
        String title = "`" + setting + "` expects " + expected.describe() + ", not " + value.kind();
        List<String> words = expected.words();
        if (value instanceof Value.Text text && words.contains(text.content())) {
            return refuse(problem(
                            ExpCode.E0307,
                            "`" + text.content() + "` is a word of the language here, and words are not quoted",
                            value.span(),
                            "quoted text is data",
                            "write `" + setting + " = " + text.content() + "`")
                    .edit(value.span(), text.content()));
        }
        if (value instanceof Value.Reference reference) {
            return unknownWord(reference, expected, title);
        }
        return refuse(ExpCode.E0304, title, value.span(), "expects " + expected.describe());
    }

    private <T> Optional<T> unknownWord(Value.Reference reference, ValueType expected, String title) {
        List<String> words = expected.words();
        if (!words.isEmpty()) {
            return refuse(problem(
                            ExpCode.E0203,
                            "`" + setting + "` has no option `" + reference.text() + "`",
                            reference.span(),
                            "not an option",
                            options(words))
                    .meant(Nearest.of(reference.text(), words)));
        }
        boolean text = expected.describe().startsWith("quoted text")
                || expected.describe().startsWith("a file");
        String label = "expects " + expected.describe();
        String quoted = '"' + reference.text() + '"';
        return text
                ? refuse(problem(
                                ExpCode.E0304,
                                title,
                                reference.span(),
                                label,
                                "a bare word is a name; data is quoted: `" + quoted + "`")
                        .edit(reference.span(), quoted))
                : refuse(ExpCode.E0304, title, reference.span(), label);
    }

    private static String options(List<String> words) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            list.append(i == 0 ? "" : i == words.size() - 1 ? " or " : ", ")
                    .append('`')
                    .append(words.get(i))
                    .append('`');
        }
        return (words.size() == 1 ? "the only option is " : "one of ") + list;
    }
}
