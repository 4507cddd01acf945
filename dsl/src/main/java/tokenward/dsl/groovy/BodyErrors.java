package tokenward.dsl.groovy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;
import tokenward.dsl.syntax.Nearest;

/** Groovy's complaints in the words of the language. */
final class BodyErrors {
    private static final List<String> METHODS = List.of("penalize", "credit");
    private static final List<String> NAMES =
            List.of("task", "completion", "code", "tree", "everywhere", "penalize", "credit");
    private static final Pattern NO_METHOD =
            Pattern.compile("Cannot find matching method ([\\w.$]+)#(\\w+)\\((.*?)\\)\\.", Pattern.DOTALL);
    private static final Pattern NO_VARIABLE = Pattern.compile("The variable \\[(\\w+)\\] is undeclared");
    private static final Pattern NO_PROPERTY = Pattern.compile("No such property: (\\w+) for class: ([\\w.$]+)");
    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+([A-Z]\\w*)");

    private BodyErrors() {}

    static List<BodyError> of(MultipleCompilationErrorsException failure, int prelude, Set<String> parameters) {
        List<BodyError> errors = new ArrayList<>();
        List<? extends Message> messages = failure.getErrorCollector().getErrors();
        for (Message message : messages == null ? List.<Message>of() : messages) {
            if (message instanceof SyntaxErrorMessage syntax) {
                errors.add(explain(syntax.getCause(), prelude, parameters));
            }
        }
        if (errors.isEmpty()) {
            String first = String.valueOf(failure.getMessage())
                    .lines()
                    .skip(1)
                    .findFirst()
                    .orElse("it is not Groovy");
            errors.add(new BodyError(false, "this reward body does not compile", first, 1, 1, 1, Optional.empty()));
        }
        return errors;
    }

    private static BodyError explain(SyntaxException cause, int prelude, Set<String> parameters) {
        int line = Math.max(1, cause.getStartLine());
        int column = Math.max(1, cause.getStartColumn() - (line == 1 ? prelude : 0));
        int end = cause.getEndLine() == cause.getStartLine()
                ? cause.getEndColumn() - (line == 1 ? prelude : 0)
                : column + 1;
        int length = Math.max(1, end - column);
        String text = String.valueOf(cause.getOriginalMessage()).replace("[Static type checking] - ", "");
        if (text.startsWith(GuardRails.MARK)) {
            return new BodyError(
                    true,
                    text.substring(GuardRails.MARK.length()),
                    "not here",
                    line,
                    column,
                    length,
                    Optional.of(
                            "a body may call `penalize` and `credit`, and read `code`, `tree`, `task`, `completion`,"
                                    + " `everywhere` and its own settings"));
        }
        Matcher method = NO_METHOD.matcher(text);
        if (method.find()) {
            return noMethod(method, line, column);
        }
        Matcher variable = NO_VARIABLE.matcher(text);
        if (variable.find()) {
            List<String> names = new ArrayList<>(NAMES);
            names.addAll(parameters);
            return unknown("a reward body has no `" + variable.group(1) + "`", variable.group(1), names, line, column);
        }
        Matcher property = NO_PROPERTY.matcher(text);
        if (property.find()) {
            String owner = simple(property.group(2));
            return unknown(
                    "`" + owner + "` has no `" + property.group(1) + "`", property.group(1), List.of(), line, column);
        }
        String first =
                simple(text.lines().findFirst().orElse("it does not compile")).strip();
        String title =
                Character.toLowerCase(first.charAt(0)) + first.substring(1).replaceFirst("[.:]$", "");
        return new BodyError(
                false,
                title.replaceAll("\\s*@ line \\d+, column \\d+.*", ""),
                "",
                line,
                column,
                length,
                Optional.empty());
    }

    private static BodyError noMethod(Matcher method, int line, int column) {
        boolean own =
                method.group(1).endsWith("RewardScript") || method.group(1).startsWith("Body_");
        String call = "`" + method.group(2) + "(" + simple(method.group(3)) + ")`";
        String title =
                own ? "a reward body has no method " + call : "`" + simple(method.group(1)) + "` has no method " + call;
        BodyError error = unknown(title, method.group(2), own ? METHODS : List.of(), line, column);
        boolean arguments = own && METHODS.contains(method.group(2));
        return arguments
                ? new BodyError(
                        false,
                        title,
                        "takes a place, an amount and a reason",
                        line,
                        column,
                        method.group(2).length(),
                        Optional.of("write `" + method.group(2) + " everywhere, 1.0, 'why'`"))
                : error;
    }

    private static BodyError unknown(String title, String word, List<String> known, int line, int column) {
        String label =
                Nearest.of(word, known).map(n -> "did you mean `" + n + "`?").orElse("unknown");
        Optional<String> help = known.isEmpty()
                ? Optional.empty()
                : Optional.of("a body may call `penalize` and `credit`, and read `code`, `tree`, `task`, `completion`,"
                        + " `everywhere` and its own settings");
        return new BodyError(false, title, label, line, column, word.length(), help);
    }

    private static String simple(String text) {
        return PACKAGE.matcher(text).replaceAll("$1");
    }
}
