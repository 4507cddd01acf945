/**
 * The verbs about what an experiment says: checked, explained, compared, laid out, locked and begun, without running it.
 *
 * <p>Never opens a checkpoint. Start with {@link tokenward.experiments.cli.experiment.ExperimentFile}, which every verb that
 * takes an experiment reads it with.
 */
@NullMarked
package tokenward.experiments.cli.experiment;

import org.jspecify.annotations.NullMarked;
