package tokenward.engine.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tokenward.engine.config.ModelConfig;
import tokenward.engine.config.Precision;
import tokenward.rewards.api.InfrastructureException;

/** Where the model runs, in which format, on how many threads. */
final class Devices {
    private Devices() {}

    /** Starts libtorch, sets its threads and returns the device asked for. */
    static Device start(ModelConfig model) {
        Engine engine = engine();
        JniUtils.setNumThreads(model.threads() == 0 ? Runtime.getRuntime().availableProcessors() : model.threads());
        int gpus = engine.getGpuCount();
        if (model.device().equals("cpu") || (model.device().equals("auto") && gpus == 0)) {
            return Device.cpu();
        }
        int index = model.device().equals("auto")
                ? 0
                : Integer.parseInt(model.device().substring("cuda:".length()));
        if (index >= gpus) {
            throw new InfrastructureException("device " + model.device() + " was asked for, libtorch sees " + gpus
                    + " CUDA devices (see docs/gpu.md)");
        }
        return Device.gpu(index);
    }

    private static Engine engine() {
        try {
            return Engine.getEngine("PyTorch");
        } catch (EngineException | LinkageError e) {
            throw new InfrastructureException("libtorch could not be loaded: " + e.getMessage(), e);
        }
    }

    static SortedMap<String, String> versions() {
        Engine engine = engine();
        return new TreeMap<>(Map.of(
                "engine.libtorch",
                engine.getVersion(),
                "engine.djl",
                Engine.getDjlVersion(),
                "engine.device",
                engine.getGpuCount() > 0 ? "cuda" : "cpu"));
    }

    /** Returns whether frozen weights are kept in bf16. */
    static boolean bf16(ModelConfig model, Device device) {
        boolean asked = model.precision() == Precision.BF16
                || (model.precision() == Precision.AUTO
                        && device.isGpu()
                        && model.lora().isPresent());
        if (asked && model.lora().isEmpty()) {
            throw new IllegalArgumentException("precision bf16 needs lora: weights that are trained are kept in f32");
        }
        return asked;
    }
}
