/**
 * Unit tests as a reward: assert statements run against a program, in a process the program cannot reach.
 *
 * <p>Never starts a process itself and never attributes a reward to tokens. Start with
 * {@link tokenward.rewards.unittest.UnitTestReward}.
 */
@NullMarked
package tokenward.rewards.unittest;

import org.jspecify.annotations.NullMarked;
