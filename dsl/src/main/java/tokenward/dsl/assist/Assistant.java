package tokenward.dsl.assist;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.resolve.Library;
import tokenward.dsl.resolve.LibraryReader;
import tokenward.grammars.text.Span;

/** Answers questions about places in experiment files, sound or not. */
public final class Assistant {
    private final LibraryReader.Texts texts;

    /** Reads files through a source of texts, such as an editor's unsaved buffers. */
    public Assistant(LibraryReader.Texts texts) {
        this.texts = texts;
    }

    /** Returns what may be written at an offset. */
    public List<Suggestion> complete(Path file, int offset) {
        return LibraryReader.salvage(file, texts)
                .map(library -> complete(site(library, offset)))
                .orElse(List.of());
    }

    private static List<Suggestion> complete(Site site) {
        Optional<BodySite> body = BodySite.of(site);
        if (body.isPresent()) {
            return body.get().completions();
        }
        if (site.cursor().isInText()) {
            return FileCompletion.at(site);
        }
        Optional<ValueSite> value = site.cursor().isInComment() || isNote(site) ? Optional.empty() : ValueSite.of(site);
        return value.map(v -> ValueCompletion.at(site, v)).orElseGet(() -> Completion.at(site));
    }

    private static boolean isNote(Site site) {
        var before = site.cursor().before();
        return !before.isEmpty() && before.get(before.size() - 1).is("@");
    }

    /**
     * Returns what there is to say of the word at an offset.
     *
     * @param plans of the file when it was sound at last, for the values in force; may be empty
     */
    public Optional<Hint> hover(Path file, int offset, List<ExperimentPlan> plans) {
        return LibraryReader.salvage(file, texts).flatMap(library -> Hover.at(site(library, offset), plans));
    }

    /** Returns the blocks of a file. */
    public List<Outline> outline(Path file) {
        return LibraryReader.salvage(file, texts)
                .map(library -> Outline.of(library.main().node()))
                .orElse(List.of());
    }

    /** Returns where a parameter that a reward body reads at an offset is set; empty elsewhere. */
    public Optional<Span> parameter(Path file, int offset) {
        return LibraryReader.salvage(file, texts)
                .flatMap(library -> BodySite.of(site(library, offset)))
                .filter(body -> body.receiver().isEmpty())
                .flatMap(body -> body.parameters().stream()
                        .filter(p -> p.path().text().equals(body.name()))
                        .findFirst())
                .map(setting -> setting.path().span());
    }

    private static Site site(Library library, int offset) {
        int within = Math.max(0, Math.min(offset, library.main().text().text().length()));
        return Site.of(library, Cursor.at(library.main().text(), within));
    }
}
