/**
 * Where the program stands in a completion: the fenced block, the function, the whole text, the longest part that
 * parses, or what EvalPlus' {@code sanitize} would keep.
 *
 * <p>Never changes the text: whatever is found is told as offsets into it. Start with
 * {@link tokenward.rewards.extraction.FencedBlock}.
 */
@NullMarked
package tokenward.rewards.extraction;

import org.jspecify.annotations.NullMarked;
