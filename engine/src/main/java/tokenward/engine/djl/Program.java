package tokenward.engine.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tokenward.engine.djl.checkpoint.Qwen2Config;

/** The loaded TorchScript program on one device, and the tensors it is called with. */
final class Program implements AutoCloseable {
    /** Logits held at once while scoring: 64 MB of f32. */
    private static final int LOGITS_AT_ONCE = 1 << 24;

    private final PtNDManager manager;
    private final PtSymbolBlock module;

    private Program(PtNDManager manager, PtSymbolBlock module) {
        this.manager = manager;
        this.module = module;
    }

    /** Compiles the program for one model shape. */
    static Program load(Qwen2Config config, double loraScale, Device device) {
        Map<String, Number> attributes = new LinkedHashMap<>();
        attributes.put("layers", config.layers());
        attributes.put("heads", config.heads());
        attributes.put("kv_heads", config.kvHeads());
        attributes.put("head_dim", config.headDim());
        attributes.put("eps", config.eps());
        attributes.put("scale", loraScale);
        attributes.put("logits_at_once", LOGITS_AT_ONCE);
        boolean oneDnn = !device.isGpu() && System.getProperty("os.arch", "").equals("amd64");
        String text = TorchScriptArchive.text("qwen2.torchscript")
                + TorchScriptArchive.text(oneDnn ? "dense-onednn.torchscript" : "dense.torchscript");
        byte[] archive = TorchScriptArchive.of(text, attributes);
        // The optimizing executor specialises to shapes, and ours change with every batch.
        PtNDManager manager = (PtNDManager) NDManager.newBaseManager(device, "PyTorch");
        JniUtils.setGraphExecutorOptimize(false);
        try {
            return new Program(
                    manager, JniUtils.loadModule(manager, new ByteArrayInputStream(archive), device.isGpu(), false));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read from memory", e);
        }
    }

    /** Returns where tensors live that are kept. */
    PtNDManager manager() {
        return manager;
    }

    /** Returns where tensors live until it is closed. */
    PtNDManager scope() {
        return (PtNDManager) manager.newSubManager();
    }

    /** Runs a method without gradients; the arguments that are {@link IValue}s stay the caller's. */
    IValue infer(String method, Object... arguments) {
        IValue[] values = new IValue[arguments.length];
        List<IValue> made = new ArrayList<>();
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = value(arguments[i], made);
            }
            return IValueUtils.runMethod(module, method, values);
        } finally {
            made.forEach(IValue::close);
        }
    }

    /** Runs a method without gradients that returns one tensor, kept in a scope. */
    PtNDArray inferTensor(PtNDManager scope, String method, Object... arguments) {
        try (IValue out = infer(method, arguments)) {
            return out.toTensor(scope);
        }
    }

    /** Runs a method without gradients whose result does not matter. */
    void run(String method, Object... arguments) {
        infer(method, arguments).close();
    }

    /**
     * Runs a method with gradients recorded. Its result is kept in the scope of the first argument.
     *
     * @param arguments {@link PtNDArray}s and {@link Tensors}
     */
    PtNDArray train(String method, Object... arguments) {
        PtNDArray first = (PtNDArray) arguments[0];
        NDList inputs = new NDList();
        for (Object argument : arguments) {
            if (argument instanceof Tensors list) {
                inputs.addAll(list.all());
            } else {
                inputs.add((PtNDArray) argument);
            }
        }
        try (NDArray name = first.getManager().create(0f)) {
            name.setName("module_method:" + method);
            inputs.add(name);
            return (PtNDArray) IValueUtils.forward(module, inputs, true).singletonOrThrow();
        }
    }

    private static IValue value(Object argument, List<IValue> made) {
        IValue value = switch (argument) {
            case IValue given -> given;
            case Tensors list -> list.value();
            case PtNDArray tensor -> IValue.from(tensor);
            case Integer number -> IValue.from((long) number);
            case Double number -> IValue.from((double) number);
            default -> throw new IllegalArgumentException("no TorchScript value for " + argument.getClass());
        };
        if (!(argument instanceof IValue) && !(argument instanceof Tensors)) {
            made.add(value);
        }
        return value;
    }

    /** Copies floats into a tensor. */
    static PtNDArray floats(PtNDManager scope, float[] floats, long... shape) {
        return scope.create(FloatBuffer.wrap(floats), new Shape(shape), DataType.FLOAT32);
    }

    /** Copies ids or positions into a tensor. */
    static PtNDArray longs(PtNDManager scope, long[] longs, long... shape) {
        return scope.create(LongBuffer.wrap(longs), new Shape(shape), DataType.INT64);
    }

    /** Moves floats into a tensor that lives as long as this program, in bf16 if asked to. */
    PtNDArray keep(float[] floats, boolean bf16, long... shape) {
        try (PtNDManager scope = scope()) {
            PtNDArray kept = train(bf16 ? "stored_bf16" : "stored_f32", floats(scope, floats, shape));
            kept.attach(manager);
            return kept;
        }
    }

    /** Copies a tensor of any format out. */
    float[] read(PtNDArray tensor) {
        try (PtNDManager scope = scope()) {
            return inferTensor(scope, "as_f32", tensor).toFloatArray();
        }
    }

    @Override
    public void close() {
        module.close();
        manager.close();
    }
}
