package tokenward.engine.config;

/** Number format of the frozen base weights; everything that is trained is {@link #F32}. */
public enum Precision {
    F32,
    BF16,
    /** bf16 on CUDA, f32 on the CPU. */
    AUTO
}
