/**
 * Figures for papers and pages: curves with bands, bars, points, and rollouts as coloured tokens, drawn once on a
 * {@link tokenward.experiments.figure.Canvas} and written as SVG, PDF and PNG. The same figure gives the same bytes.
 *
 * <p>Never reads a run and never computes a statistic. Start with {@link tokenward.experiments.figure.Figure}.
 */
@NullMarked
package tokenward.experiments.figure;

import org.jspecify.annotations.NullMarked;
