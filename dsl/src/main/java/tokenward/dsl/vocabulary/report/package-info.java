/**
 * What an experiment measures and shows: {@code decoding}, {@code evaluate}, {@code table} and {@code figure} blocks.
 *
 * <p>Never draws anything. Start with {@link tokenward.dsl.vocabulary.report.EvaluateSettings}.
 */
@NullMarked
package tokenward.dsl.vocabulary.report;

import org.jspecify.annotations.NullMarked;
