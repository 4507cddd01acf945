/**
 * The syntax reward of the paper: a penalty on the token with which the text stopped being the beginning of a program.
 *
 * <p>Never runs a program. Start with {@link tokenward.rewards.syntax.SyntaxReward}.
 */
@NullMarked
package tokenward.rewards.syntax;

import org.jspecify.annotations.NullMarked;
