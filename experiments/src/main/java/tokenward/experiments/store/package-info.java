/**
 * The run directory on disk: what a run leaves behind, written as it happens and read back by reports, by resumption
 * and by other programs. docs/run-directory.md describes every file.
 *
 * <p>Never computes a metric and never renders one. Start with {@link tokenward.experiments.store.RunDirectory}.
 */
@NullMarked
package tokenward.experiments.store;

import org.jspecify.annotations.NullMarked;
