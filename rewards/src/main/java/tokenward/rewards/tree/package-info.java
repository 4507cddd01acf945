/**
 * Python programs as trees in tree-sitter's shape, made from the parse of our own grammar; programs with mistakes in them
 * included. CodeBLEU's measures and the extraction of programs stand on these trees.
 *
 * <p>Never judges and never runs a program. Start with {@link tokenward.rewards.tree.SyntaxTree}.
 */
@NullMarked
package tokenward.rewards.tree;

import org.jspecify.annotations.NullMarked;
