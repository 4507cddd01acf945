/**
 * Compiled rewards of others, found in jars and class folders by {@link java.util.ServiceLoader}.
 *
 * <p>Never judges. Start with {@link tokenward.rewards.plugin.Providers}.
 */
@NullMarked
package tokenward.rewards.plugin;

import org.jspecify.annotations.NullMarked;
