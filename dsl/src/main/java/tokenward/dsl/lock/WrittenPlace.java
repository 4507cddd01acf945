package tokenward.dsl.lock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.Provenance;
import tokenward.grammars.text.Label;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;

/** Where a setting's value stands, found again from its {@code file:line}. */
final class WrittenPlace {
    private static final Pattern FILE_AND_LINE = Pattern.compile("(.+):([0-9]+)");

    private WrittenPlace() {}

    /** Returns a label at the value of a setting; empty when no file says it, or it runs over several lines. */
    static Optional<Label> of(String path, ExperimentPlan plan, String text, boolean primary) {
        return plan.first().provenance().stream()
                .filter(p -> p.path().equals(path))
                .findFirst()
                .flatMap(value -> label(value, text, primary));
    }

    private static Optional<Label> label(Provenance value, String text, boolean primary) {
        Matcher where = FILE_AND_LINE.matcher(value.where());
        if (!where.matches() || value.value().contains("\n")) {
            return Optional.empty();
        }
        Path file = Path.of(where.group(1));
        try {
            SourceText source = new SourceText(where.group(1), Files.readString(file));
            int line = Integer.parseInt(where.group(2));
            int column = source.lines().line(line).lastIndexOf(value.value());
            if (column < 0) {
                return Optional.empty();
            }
            int start = source.lines().startOf(line) + column;
            return Optional.of(
                    new Label(source, new Span(start, start + value.value().length()), text, primary));
        } catch (IOException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
