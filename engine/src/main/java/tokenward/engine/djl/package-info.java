/**
 * The Qwen2 policy on DJL: decoding, scoring, gradients, AdamW; its files are read in the packages below. The only one that knows
 * tensors.
 *
 * <p>Never lets a tensor out, and never computes a loss: that is plain Java elsewhere. The model itself is the
 * TorchScript text {@code qwen2.torchscript} beside this package's classes; start reading there, then {@code DjlPolicy}.
 */
@NullMarked
package tokenward.engine.djl;

import org.jspecify.annotations.NullMarked;
