/**
 * Kinds of value: what the right side of a setting may be, what it becomes in Java, and what to say when it is
 * something else.
 *
 * <p>Never knows a setting by name. Start with {@link tokenward.dsl.type.ValueType}.
 */
@NullMarked
package tokenward.dsl.type;

import org.jspecify.annotations.NullMarked;
