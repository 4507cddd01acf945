/**
 * What an editor asks about a place in a file: what may come next, what a word means, what would mend a fault.
 *
 * <p>Works on text that is being typed and never throws for it. Knows nothing of editors or their protocol: places are
 * offsets. Start with {@link tokenward.dsl.assist.Assistant}.
 */
@NullMarked
package tokenward.dsl.assist;

import org.jspecify.annotations.NullMarked;
