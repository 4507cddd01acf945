/**
 * The words of an experiment file as annotated records: one record per block, one component per setting. What a file
 * compiles to and what the manual lists are the same declarations.
 *
 * <p>Never reads text. Start with {@link tokenward.dsl.vocabulary.ExperimentSettings}.
 */
@NullMarked
package tokenward.dsl.vocabulary;

import org.jspecify.annotations.NullMarked;
