/**
 * The little that is read of the files a plan names before anything is computed: a network's sizes and the columns of a
 * data file.
 *
 * <p>Never complains: a file that is missing or cannot be read is simply unknown here, and its reader will say why. Start
 * with {@link tokenward.dsl.files.FileFacts}.
 */
@NullMarked
package tokenward.dsl.files;

import org.jspecify.annotations.NullMarked;
