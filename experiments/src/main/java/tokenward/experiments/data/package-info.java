/**
 * Task records read from files: JSON Lines, JSON arrays, and what else the users' data comes in.
 *
 * <p>Never downloads and never guesses: a record that cannot be used is named by file and line. Start with
 * {@link tokenward.experiments.data.Tasks}.
 */
@NullMarked
package tokenward.experiments.data;

import org.jspecify.annotations.NullMarked;
