/**
 * Python programs as trees in tree-sitter's shape, and the channel that compares them: the share of the reference
 * solution's subtrees that the program has too.
 *
 * <p>Never runs a program. Start with {@link tokenward.rewards.ast.SyntaxTree}.
 */
@NullMarked
package tokenward.rewards.ast;

import org.jspecify.annotations.NullMarked;
