/**
 * The {@code reward} blocks: one record per channel, and how a judgement is spread over tokens.
 *
 * <p>Never judges anything: the channels live in the rewards module. Start with
 * {@link tokenward.dsl.vocabulary.reward.RewardSettings}.
 */
@NullMarked
package tokenward.dsl.vocabulary.reward;

import org.jspecify.annotations.NullMarked;
