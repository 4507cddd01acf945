package tokenward.dsl.groovy;

import java.util.Optional;

/**
 * Something wrong with a body.
 *
 * @param guard whether the body reaches too far, rather than fails to compile
 * @param line of the body, from 1
 * @param column in that line, from 1, as in the file
 * @param length characters at fault, where known
 * @param meant what should stand there, where it is a slip
 * @param word the name at fault; empty where none is
 */
record BodyError(
        boolean guard,
        String title,
        String label,
        int line,
        int column,
        int length,
        Optional<String> help,
        Optional<String> meant,
        String word) {
    /** Returns the same in another column. */
    BodyError at(int place) {
        return new BodyError(guard, title, label, line, place, length, help, meant, word);
    }
}
