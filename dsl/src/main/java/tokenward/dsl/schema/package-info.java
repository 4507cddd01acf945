/**
 * What may be said in a block: annotations that turn a record into a schema, and the schema read from them. Checking,
 * defaults, {@code explain}, did-you-mean, the manual and editor completion all read this one source.
 *
 * <p>Never knows a particular block. Start with {@link tokenward.dsl.schema.Doc}.
 */
@NullMarked
package tokenward.dsl.schema;

import org.jspecify.annotations.NullMarked;
