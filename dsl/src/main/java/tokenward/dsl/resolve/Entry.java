package tokenward.dsl.resolve;

import java.nio.file.Path;
import java.util.List;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.Value;

/**
 * A value that was written.
 *
 * @param path the setting, from the experiment down
 * @param value what is written
 * @param name where the path stands
 * @param directory what relative file names in it are relative to
 * @param notes the notes beside it
 * @param origin how it came to be written
 */
public record Entry(String path, Value value, Place name, Path directory, List<ExpNode.Note> notes, Origin origin) {
    public Entry {
        notes = List.copyOf(notes);
    }

    /** Returns where the value stands. */
    public Place place() {
        return new Place(name.source(), value.span());
    }

    /** Returns the whole setting, name and value. */
    public Place whole() {
        return new Place(name.source(), name.span().union(value.span()));
    }

    /** Returns whether a {@code @paper} note vouches for the value. */
    boolean isPublished() {
        return notes.stream().anyMatch(note -> note.kind().text().equals("paper"));
    }

    Entry at(String other) {
        return new Entry(other, value, name, directory, notes, origin);
    }
}
