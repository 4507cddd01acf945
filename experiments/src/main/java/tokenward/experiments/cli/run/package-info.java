/**
 * The verbs that train and report: {@code exp run}, {@code resume}, {@code reproduce} and {@code report}.
 *
 * <p>Never trains by itself: experiments.run does. Start with {@link tokenward.experiments.cli.run.RunCommand}; what happens
 * on the terminal meanwhile is in {@code Session}.
 */
@NullMarked
package tokenward.experiments.cli.run;

import org.jspecify.annotations.NullMarked;
