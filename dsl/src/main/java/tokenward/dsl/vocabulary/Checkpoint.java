package tokenward.dsl.vocabulary;

import java.nio.file.Path;

/**
 * A model's weights: a directory in Hugging Face layout, or a name on its hub.
 *
 * @param text as written
 * @param directory the directory it would be, seen from the file that says so; a hub name when nothing is there
 */
public record Checkpoint(String text, Path directory) {
    /** Creates one from the text in a file and the path it would be. */
    public static Checkpoint located(String text, Path directory) {
        return new Checkpoint(text, directory);
    }

    @Override
    public String toString() {
        return text;
    }
}
