/**
 * Settings of the engine as records: what an experiment file compiles to. Every record checks its own ranges.
 *
 * <p>Never reads a file and never has defaults of its own: defaults belong to the language's vocabulary. Start with
 * {@link tokenward.engine.config.PpoConfig}.
 */
@NullMarked
package tokenward.engine.config;

import org.jspecify.annotations.NullMarked;
