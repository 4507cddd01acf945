/**
 * Reward bodies: Groovy between fences, type-checked before any model is loaded, its errors on the lines and columns of
 * the experiment file. The only package that touches Groovy.
 *
 * <p>Never runs a body to find out whether it compiles. Start with {@link tokenward.dsl.groovy.RewardBodies}.
 */
@NullMarked
package tokenward.dsl.groovy;

import org.jspecify.annotations.NullMarked;
