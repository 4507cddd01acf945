package tokenward.dsl.assist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Label;
import tokenward.grammars.text.Span;

/**
 * A change of the text that a diagnostic proposes.
 *
 * @param title what it does
 * @param replaces the characters it takes the place of
 * @param text what is written instead
 */
public record Fix(String title, Span replaces, String text) {
    private static final Pattern MEANT = Pattern.compile("did you mean `([^`]+)`\\?");
    private static final Pattern WRITE = Pattern.compile("^write `([^`]+)`");
    private static final Pattern OWNER = Pattern.compile("^`([^`]+)` has no ");
    private static final Pattern NUMBER_BEFORE = Pattern.compile("-?[0-9][0-9_.eE+-]*\\s*$");

    /** Returns the changes a diagnostic proposes in the text of its primary label; most propose one or none. */
    public static List<Fix> of(Diagnostic problem) {
        List<Fix> fixes = new ArrayList<>();
        if (problem.labels().isEmpty()) {
            return fixes;
        }
        Label at = problem.labels().get(0);
        first(MEANT, at.text()).ifPresent(meant -> fixes.add(meant(at, meant)));
        for (String help : problem.helps()) {
            first(MEANT, help)
                    .flatMap(meant -> relative(meant, problem.title()))
                    .ifPresent(meant -> fixes.add(meant(at, meant)));
            first(WRITE, help).flatMap(text -> written(problem, at, text)).ifPresent(fixes::add);
        }
        switch (problem.code().id()) {
            case "E0101" -> fixes.add(new Fix("insert `=`", at.span(), " ="));
            case "E0102" -> {
                if (!at.span().in(at.source().text()).startsWith("\"\"\"")) {
                    fixes.add(new Fix("close the text", Span.at(at.span().end()), "\""));
                }
            }
            default -> {}
        }
        return fixes;
    }

    private static Fix meant(Label at, String meant) {
        String old = at.span().in(at.source().text());
        boolean file = old.startsWith("\"") && !meant.startsWith("\"");
        String text = file ? old.substring(0, Math.max(1, old.lastIndexOf('/') + 1)) + meant + "\"" : meant;
        return new Fix("write `" + meant + "`", at.span(), text);
    }

    /** A setting of another block cannot stand where the wrong name is; one of this block stands without its path. */
    private static Optional<String> relative(String meant, String title) {
        String owner = first(OWNER, title).map(o -> o + ".").orElse("");
        if (!owner.isEmpty() && meant.startsWith(owner)) {
            return Optional.of(meant.substring(owner.length()));
        }
        boolean elsewhere = title.contains(" has no setting ") || title.contains(" has no block ");
        return elsewhere ? Optional.empty() : Optional.of(meant);
    }

    private static Optional<Fix> written(Diagnostic problem, Label at, String text) {
        String value = text.substring(text.lastIndexOf(" = ") < 0 ? 0 : text.lastIndexOf(" = ") + " = ".length());
        return switch (problem.code().id()) {
            case "E0301", "E0303" -> Optional.of(new Fix("write `" + value + "`", quantity(at), value));
            case "E0307" -> Optional.of(new Fix("write `" + value + "`", at.span(), value));
            case "E0104" ->
                text.endsWith(" {")
                        ? Optional.of(new Fix("write `" + text + "`", at.span(), text.substring(0, text.length() - 2)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** A unit at fault is replaced together with its number. */
    private static Span quantity(Label at) {
        String before = at.source().text().substring(0, at.span().start());
        Matcher number = NUMBER_BEFORE.matcher(before);
        return number.find() ? new Span(number.start(), at.span().end()) : at.span();
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
