package tokenward.engine.config;

/** Where the values come from. */
public enum CriticConfig {
    /** A scalar head on the policy's own last hidden state; the value loss also moves the policy's trunk. */
    HEAD,
    /** A second model with adapters (or weights) and a scalar head of its own. */
    SEPARATE,
    /** No critic: supervised fine-tuning and group-relative advantages. */
    NONE
}
