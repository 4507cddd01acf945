/**
 * Which tokens earned a reward: spreads an assessment's scalar over the response tokens, and sums the channels.
 *
 * <p>Never judges, and never creates reward: with {@link tokenward.rewards.attribution.Spread#SHARE} the sum over tokens
 * equals the scalar, whatever the attribution. Start with {@link tokenward.rewards.attribution.Attribution}.
 */
@NullMarked
package tokenward.rewards.attribution;

import org.jspecify.annotations.NullMarked;
