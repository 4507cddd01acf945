package tokenward.experiments.lsp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import tokenward.grammars.text.Label;
import tokenward.grammars.text.Severity;
import tokenward.grammars.text.SourceText;

/** Diagnostics as the protocol has them. */
final class Problems {
    private static final String SOURCE = "exp";

    private final Buffers buffers;
    private final Optional<Path> pages;

    /** Links codes to the pages of a directory, such as {@code docs/errors}. */
    Problems(Buffers buffers, Optional<Path> pages) {
        this.buffers = buffers;
        this.pages = pages;
    }

    List<Diagnostic> of(List<tokenward.grammars.text.Diagnostic> problems, SourceText text) {
        return problems.stream().map(problem -> of(problem, text)).toList();
    }

    private Diagnostic of(tokenward.grammars.text.Diagnostic problem, SourceText text) {
        boolean here = !problem.labels().isEmpty() && isOf(problem.labels().get(0), text);
        Diagnostic out = new Diagnostic();
        out.setRange(here ? Ranges.range(text, problem.labels().get(0).span()) : importOf(problem, text));
        out.setSeverity(problem.severity() == Severity.ERROR ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning);
        out.setSource(SOURCE);
        out.setCode(problem.code().id());
        page(problem.code().id()).ifPresent(page -> out.setCodeDescription(new DiagnosticCodeDescription(page)));
        out.setMessage(message(problem, here));
        List<DiagnosticRelatedInformation> related = new ArrayList<>();
        for (Label label :
                problem.labels().subList(here ? 1 : 0, problem.labels().size())) {
            related.add(related(label, problem.title()));
        }
        out.setRelatedInformation(related);
        return out;
    }

    private static boolean isOf(Label label, SourceText text) {
        return label.source().name().equals(text.name());
    }

    /** A fault of an imported file is shown where that file is imported, or at the top. */
    private static Range importOf(tokenward.grammars.text.Diagnostic problem, SourceText text) {
        if (!problem.labels().isEmpty()) {
            Path file = Path.of(problem.labels().get(0).source().name()).getFileName();
            int at = text.text().indexOf(file + "\"");
            if (at >= 0) {
                return Ranges.range(
                        text,
                        new tokenward.grammars.text.Span(
                                at, at + file.toString().length()));
            }
        }
        return new Range(new Position(0, 0), new Position(0, 0));
    }

    private static String message(tokenward.grammars.text.Diagnostic problem, boolean here) {
        StringBuilder out = new StringBuilder(problem.title());
        if (!problem.labels().isEmpty()) {
            Label first = problem.labels().get(0);
            String said = first.text().isEmpty() ? "" : ": " + first.text();
            out.append(said);
            if (!here) {
                out.append(" (")
                        .append(first.source().locate(first.span()).replaceAll("^.*[/\\\\]", ""))
                        .append(')');
            }
        }
        problem.notes().forEach(note -> out.append("\nnote: ").append(note));
        problem.helps().forEach(help -> out.append("\nhelp: ").append(help));
        return out.toString();
    }

    private DiagnosticRelatedInformation related(Label label, String title) {
        Path path = Path.of(label.source().name());
        Location location = new Location(buffers.uri(path), Ranges.range(label.source(), label.span()));
        return new DiagnosticRelatedInformation(location, label.text().isEmpty() ? title : label.text());
    }

    private Optional<String> page(String code) {
        return pages.map(directory -> directory.resolve(code + ".md"))
                .filter(Files::isRegularFile)
                .map(page -> page.toUri().toString());
    }
}
