/**
 * What a run is made of, built from its settings: model, prompts, data, the engines that write completions, and
 * evaluations.
 *
 * <p>Never trains. Start with {@link tokenward.experiments.assembly.RunAssembly}, which builds all of it and closes it
 * together.
 */
@NullMarked
package tokenward.experiments.assembly;

import org.jspecify.annotations.NullMarked;
