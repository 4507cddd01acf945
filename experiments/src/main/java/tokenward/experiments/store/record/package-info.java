/**
 * What is written down of a run: the plan, the lines of {@code events.jsonl}, rollouts with their ledgers, and answers. Each
 * record is one JSON object.
 *
 * <p>Never touches a file: the package above does. Start with {@link tokenward.experiments.store.record.RunEvent}.
 */
@NullMarked
package tokenward.experiments.store.record;

import org.jspecify.annotations.NullMarked;
