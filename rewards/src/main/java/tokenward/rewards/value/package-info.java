/**
 * Values of Python on this side: exact builtins as records, their bytes on the wire, and Python's equality.
 *
 * <p>Never runs Python and never trusts the bytes it reads. Start with {@link tokenward.rewards.value.PyValue}.
 */
@NullMarked
package tokenward.rewards.value;

import org.jspecify.annotations.NullMarked;
