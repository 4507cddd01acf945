/**
 * The lock of an experiment: what it was when its results were made, and what has changed since.
 *
 * <p>Never runs anything. Start with {@link tokenward.dsl.lock.Lock}.
 */
@NullMarked
package tokenward.dsl.lock;

import org.jspecify.annotations.NullMarked;
