package tokenward.dsl.files;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.dsl.vocabulary.Method;
import tokenward.dsl.vocabulary.ModelSettings;
import tokenward.engine.config.CriticConfig;
import tokenward.engine.config.MemoryEstimate;
import tokenward.engine.config.NetworkShape;
import tokenward.engine.config.Precision;

/** What a run will take of the machine's memory, and what the machine has. */
public final class RunMemory {
    /** Rollouts in memory at once where the file leaves it to the engine. */
    private static final int MICRO_BATCH = 16;

    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;

    private RunMemory() {}

    /** Estimates the peak of a run. */
    public static MemoryEstimate of(ExperimentSettings settings, NetworkShape shape) {
        ModelSettings.Policy policy = settings.model().policy();
        boolean samples = settings.method().samples();
        int micro = samples
                ? settings.ppo()
                        .microBatch()
                        .orElse(Math.min(MICRO_BATCH, settings.ppo().miniBatch()))
                : settings.sft()
                        .microBatch()
                        .orElse(Math.min(MICRO_BATCH, settings.sft().batch()));
        return MemoryEstimate.of(
                shape,
                new MemoryEstimate.Use(
                        policy.lora().map(ModelSettings.Lora::toConfig),
                        policy.precision() == Precision.BF16,
                        settings.method() == Method.PPO
                                ? settings.model().value().toConfig()
                                : CriticConfig.NONE,
                        settings.ppo().batch(),
                        micro,
                        samples
                                ? Math.min(shape.context(), settings.rollout().maxPromptLength())
                                : Math.min(shape.context(), settings.sft().maxLength()),
                        samples ? Math.min(shape.context(), settings.rollout().maxLength()) : 0));
    }

    /** Returns the bytes of this machine's memory. */
    public static long ofThisMachine() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    /** Returns an amount in words: {@code 1.2 GiB}. */
    public static String words(long bytes) {
        if (bytes >= 1024 * GIB) {
            return String.format(Locale.ROOT, "%,.0f TiB", (double) bytes / GIB / 1024);
        }
        return bytes >= GIB
                ? String.format(Locale.ROOT, "%,.1f GiB", (double) bytes / GIB)
                : String.format(Locale.ROOT, "%,d MiB", Math.ceilDiv(bytes, MIB));
    }
}
