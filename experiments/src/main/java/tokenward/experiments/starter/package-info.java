/**
 * Where the bundled starter policy comes from: a generator of small Python tasks, a corpus with planted mistakes, and a
 * byte-level BPE tokenizer trained on it. Everything follows from one seed, byte for byte.
 *
 * <p>Never trains a policy (that is {@code experiments/starter/pretrain.exp}) and never runs a program: expected results
 * are computed here, in Java. Start with {@link tokenward.experiments.starter.Starter}.
 */
@NullMarked
package tokenward.experiments.starter;

import org.jspecify.annotations.NullMarked;
