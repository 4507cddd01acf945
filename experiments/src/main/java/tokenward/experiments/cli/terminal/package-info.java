/**
 * What every verb shares when it speaks to people: exit codes, faults told in one line, diagnostics, and how far a run is.
 *
 * <p>Never decides what to print: verbs do. Start with {@link tokenward.experiments.cli.terminal.UserError}.
 */
@NullMarked
package tokenward.experiments.cli.terminal;

import org.jspecify.annotations.NullMarked;
