/**
 * The Qwen2 policy on DJL: checkpoints, adapters, decoding, scoring, gradients, AdamW. The only package that knows
 * tensors.
 *
 * <p>Never lets a tensor out, and never computes a loss: that is plain Java elsewhere. The model itself is the
 * TorchScript text {@code qwen2.torchscript} beside this package's classes; start reading there, then {@code DjlPolicy}.
 */
@NullMarked
package tokenward.engine.djl;

import org.jspecify.annotations.NullMarked;
