/**
 * The verbs of {@code exp}: one class each, and the only place that prints.
 *
 * <p>Never computes: verbs call the packages beside this one. Start with {@link tokenward.experiments.cli.Exp}.
 */
@NullMarked
package tokenward.experiments.cli;

import org.jspecify.annotations.NullMarked;
