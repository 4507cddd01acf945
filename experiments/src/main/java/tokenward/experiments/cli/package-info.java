/**
 * The command {@code exp}: its verbs, one class each, and the only place that prints.
 *
 * <p>Verbs stand with what they are about in the packages below; those about Tokenward itself stand here. Never computes:
 * verbs call the packages beside this one. Start with {@link tokenward.experiments.cli.Exp}.
 */
@NullMarked
package tokenward.experiments.cli;

import org.jspecify.annotations.NullMarked;
