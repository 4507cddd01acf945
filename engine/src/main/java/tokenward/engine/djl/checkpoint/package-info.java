/**
 * Models on disk, in the layout of Hugging Face and PEFT: configurations, safetensors, adapters, and how the program's stacked
 * weights are cut from a checkpoint's.
 *
 * <p>Never knows a tensor: weights are arrays here. Start with {@link tokenward.engine.djl.checkpoint.Checkpoint}.
 */
@NullMarked
package tokenward.engine.djl.checkpoint;

import org.jspecify.annotations.NullMarked;
