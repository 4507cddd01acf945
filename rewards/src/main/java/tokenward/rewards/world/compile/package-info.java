/**
 * From tree to running code: every name resolved, every type compared, every fault reported where it stands.
 *
 * <p>Never runs a call. Start with {@link tokenward.rewards.world.compile.WorldCompiler}.
 */
@NullMarked
package tokenward.rewards.world.compile;

import org.jspecify.annotations.NullMarked;
