/**
 * The lint channel: what Ruff, version and rules pinned, says against a program, as penalties on the characters it
 * points at. Ruff itself runs as the native program or as its WebAssembly build under Node; both answer alike.
 *
 * <p>Never judges without Ruff and never runs the program. Start with {@link tokenward.rewards.lint.LintReward}.
 */
@NullMarked
package tokenward.rewards.lint;

import org.jspecify.annotations.NullMarked;
