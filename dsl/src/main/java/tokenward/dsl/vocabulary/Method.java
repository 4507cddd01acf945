package tokenward.dsl.vocabulary;

import tokenward.dsl.schema.Doc;

/** How the policy is trained; all but {@link #SFT} share rollouts, rewards and the clipped loss. */
public enum Method {
    @Doc("Proximal policy optimisation with a critic (Schulman et al. 2017).")
    PPO,
    @Doc("Supervised fine-tuning on the reference solutions.")
    SFT,
    @Doc("Advantages relative to the other completions of the prompt (Shao et al. 2024).")
    GRPO,
    @Doc("Advantages against the mean of the other completions, leave-one-out (Ahmadian et al. 2024).")
    RLOO,
    @Doc("Returns whitened over the batch, no critic (Hu 2025).")
    REINFORCE_PP;

    /** Returns whether completions are sampled and rewarded. */
    public boolean samples() {
        return this != SFT;
    }
}
