package tokenward.dsl.groovy;

import java.util.Optional;

/**
 * Something wrong with a body.
 *
 * @param guard whether the body reaches too far, rather than fails to compile
 * @param line of the body, from 1
 * @param column in that line, from 1, as in the file
 * @param length characters at fault, where known
 */
record BodyError(boolean guard, String title, String label, int line, int column, int length, Optional<String> help) {}
