/**
 * The AST channel: the share of the reference solution's subtrees that the program has too, as PPOCoder pays it.
 *
 * <p>Never runs a program. Start with {@link tokenward.rewards.ast.AstMatchReward}.
 */
@NullMarked
package tokenward.rewards.ast;

import org.jspecify.annotations.NullMarked;
