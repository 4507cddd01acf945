/**
 * Records of data files, whatever the format: Parquet, CSV, JSON and JSON Lines become objects with named fields.
 *
 * <p>Never knows what a task is: the package above does. Start with
 * {@link tokenward.experiments.data.records.RecordFiles}.
 */
@NullMarked
package tokenward.experiments.data.records;

import org.jspecify.annotations.NullMarked;
