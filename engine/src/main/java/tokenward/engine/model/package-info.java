/**
 * The policy, its reference and its critic as interfaces over plain arrays.
 *
 * <p>Never mentions a tensor: those live in {@code engine.djl}. Start with {@link tokenward.engine.model.PolicyModel}.
 */
@NullMarked
package tokenward.engine.model;

import org.jspecify.annotations.NullMarked;
