/**
 * Proximal policy optimisation with dense rewards: the formulae over plain arrays, and Algorithm 1 of the paper.
 *
 * <p>Never sees a tensor and never does I/O. Start with {@link tokenward.engine.ppo.Ppo}.
 */
@NullMarked
package tokenward.engine.ppo;

import org.jspecify.annotations.NullMarked;
