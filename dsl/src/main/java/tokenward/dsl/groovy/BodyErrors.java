package tokenward.dsl.groovy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;
import tokenward.dsl.groovy.BodyVocabulary.Owner;
import tokenward.dsl.groovy.BodyVocabulary.Word;
import tokenward.dsl.syntax.Nearest;

/** Groovy's complaints in the words of the language. */
final class BodyErrors {
    private static final List<String> METHODS = List.of("penalize", "credit");
    private static final List<String> NAMES =
            List.of("task", "completion", "code", "tree", "everywhere", "penalize", "credit", "null", "true", "false");
    /** Words of Python in the words of Groovy. */
    private static final Map<String, String> PYTHON =
            Map.of("None", "null", "append", "add", "startswith", "startsWith", "endswith", "endsWith");
    /** What messages call the classes of the vocabulary, whose names no user has seen. */
    private static final Map<String, Owner> OWNERS =
            Map.of("CodeNode", Owner.NODE, "CodeTree", Owner.TREE, "Task", Owner.TASK, "Completion", Owner.COMPLETION);

    private static final Pattern NO_METHOD =
            Pattern.compile("Cannot find matching method ([\\w.$]+)#(\\w+)\\((.*?)\\)\\.", Pattern.DOTALL);
    private static final Pattern NO_VARIABLE = Pattern.compile("The variable \\[(\\w+)\\] is undeclared");
    private static final Pattern NO_PROPERTY = Pattern.compile("No such property: (\\w+) for class: ([\\w.$]+)");
    private static final Pattern UNTYPED = Pattern.compile("java\\.lang\\.Object\\b");
    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z_]\\w*\\.)+([A-Z]\\w*)");

    private BodyErrors() {}

    /**
     * Returns what is wrong in a body.
     *
     * @param groovy the body itself
     * @param prelude how many characters were put in front of it
     * @param parameters names of its settings
     */
    static List<BodyError> of(
            MultipleCompilationErrorsException failure, String groovy, int prelude, Set<String> parameters) {
        List<String> lines = groovy.lines().toList();
        Set<Integer> faulty = new HashSet<>();
        List<BodyError> errors = new ArrayList<>();
        List<? extends Message> messages = failure.getErrorCollector().getErrors();
        for (Message message : messages == null ? List.<Message>of() : messages) {
            if (message instanceof SyntaxErrorMessage syntax) {
                String text = String.valueOf(syntax.getCause().getOriginalMessage());
                BodyError error = at(explain(syntax.getCause(), prelude, parameters), lines);
                // What is not understood has no known type, and whatever is done with it is told as a fault again.
                boolean echo = UNTYPED.matcher(text).find() && faulty.contains(error.line());
                faulty.add(error.line());
                if (!echo) {
                    errors.add(error);
                }
            }
        }
        if (errors.isEmpty()) {
            String first = String.valueOf(failure.getMessage())
                    .lines()
                    .skip(1)
                    .findFirst()
                    .orElse("it is not Groovy");
            errors.add(new BodyError(
                    false,
                    "this reward body does not compile",
                    first,
                    1,
                    1,
                    1,
                    Optional.empty(),
                    Optional.empty(),
                    ""));
        }
        return errors;
    }

    /** Groovy points at the beginning of a call; its name may stand further on in the line. */
    private static BodyError at(BodyError error, List<String> lines) {
        if (error.word().isEmpty() || error.line() > lines.size()) {
            return error;
        }
        String line = lines.get(error.line() - 1);
        Matcher found =
                Pattern.compile("\\b" + Pattern.quote(error.word()) + "\\b").matcher(line);
        int from = Math.min(error.column() - 1, line.length());
        return found.find(from) ? error.at(found.start() + 1) : error;
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
                                    + " `everywhere` and its own settings"),
                    Optional.empty(),
                    "");
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
            return member(simple(property.group(2)), property.group(1), "`" + property.group(1) + "`", line, column);
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
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private static BodyError noMethod(Matcher method, int line, int column) {
        boolean own =
                method.group(1).endsWith("RewardScript") || method.group(1).startsWith("Body_");
        String call = "`" + method.group(2) + "(" + simple(method.group(3)) + ")`";
        String title = "a reward body has no method " + call;
        BodyError error = own
                ? unknown(title, method.group(2), METHODS, line, column)
                : member(simple(method.group(1)), method.group(2), "method " + call, line, column);
        boolean arguments = own && METHODS.contains(method.group(2));
        return arguments
                ? new BodyError(
                        false,
                        title,
                        "takes a place, an amount and a reason",
                        line,
                        column,
                        method.group(2).length(),
                        Optional.of("write `" + method.group(2) + " everywhere, 1.0, 'why'`"),
                        Optional.empty(),
                        method.group(2))
                : error;
    }

    /** Tells that something has no member of a name, with the members that it has where it is of the vocabulary. */
    private static BodyError member(String type, String word, String what, int line, int column) {
        Owner owner = OWNERS.get(type);
        String subject = owner == null
                ? "`" + type + "`"
                : owner == Owner.NODE
                        ? "a piece of the tree"
                        : "`" + type.replace("Code", "").toLowerCase(Locale.ROOT) + "`";
        List<String> known = owner == null
                ? List.of()
                : BodyVocabulary.of(owner).stream().map(Word::name).toList();
        return new BodyError(
                false,
                subject + " has no " + what,
                "unknown",
                line,
                column,
                word.length(),
                known.isEmpty() ? Optional.empty() : Optional.of("it has `" + String.join("`, `", known) + "`"),
                meant(word, known),
                word);
    }

    private static Optional<String> meant(String word, List<String> known) {
        return Optional.ofNullable(PYTHON.get(word)).or(() -> Nearest.of(word, known));
    }

    private static BodyError unknown(String title, String word, List<String> known, int line, int column) {
        Optional<String> help = known.isEmpty()
                ? Optional.empty()
                : Optional.of("a body may call `penalize` and `credit`, and read `code`, `tree`, `task`, `completion`,"
                        + " `everywhere` and its own settings");
        return new BodyError(false, title, "unknown", line, column, word.length(), help, meant(word, known), word);
    }

    private static String simple(String text) {
        return PACKAGE.matcher(text).replaceAll("$1");
    }
}
