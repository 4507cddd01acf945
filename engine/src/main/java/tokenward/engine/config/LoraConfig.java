package tokenward.engine.config;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Low-rank adapters: {@code y = x W' + b + (x A') B' * alpha / rank}.
 *
 * @param rank rank of A and B
 * @param alpha numerator of the scale
 * @param dropout probability of dropping an input of A while training; 0 keeps the first ratio at exactly 1
 * @param targets module names of the checkpoint, such as {@code q_proj}
 * @see "Hu et al. 2021, LoRA; PEFT tuners/lora/layer.py"
 */
public record LoraConfig(int rank, double alpha, double dropout, SortedSet<String> targets) {
    /** The seven linear modules of a Qwen2 layer. */
    public static final Set<String> MODULES =
            Set.of("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj");

    public LoraConfig {
        Ranges.atLeast("lora.rank", rank, 1);
        Ranges.positive("lora.alpha", alpha);
        Ranges.within("lora.dropout", dropout, 0, 1);
        targets = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(targets));
        if (targets.isEmpty() || !MODULES.containsAll(targets)) {
            throw new IllegalArgumentException(
                    "lora.targets must be some of " + new TreeSet<>(MODULES) + ", not " + targets);
        }
    }
}
