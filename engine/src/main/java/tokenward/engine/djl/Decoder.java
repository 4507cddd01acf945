package tokenward.engine.djl;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.ArrayList;
import java.util.List;
import tokenward.engine.djl.checkpoint.Checkpoint;
import tokenward.engine.djl.checkpoint.Qwen2Config;
import tokenward.engine.djl.checkpoint.StackedWeight;

/**
 * One decoder as the program sees it: weights and adapters, each frozen or a view of what is trained.
 *
 * @param weights embedding, final norm, head, cosines, sines, then seven per layer
 * @param lora [A, B] of seven modules per layer; one empty tensor when there are none
 */
record Decoder(Tensors weights, Tensors lora) implements AutoCloseable {
    /** Reads a checkpoint into frozen weights. */
    static Tensors frozen(Program program, Qwen2Config config, Checkpoint checkpoint, boolean bf16) {
        List<PtNDArray> all = new ArrayList<>();
        for (StackedWeight weight : StackedWeight.of(config)) {
            all.add(program.keep(weight.read(checkpoint), bf16, weight.shape()));
        }
        return inProgramOrder(program, config, all);
    }

    /** Adds what the program expects between the weights: the head when it is the embedding, and the rotary tables. */
    static Tensors inProgramOrder(Program program, Qwen2Config config, List<PtNDArray> weights) {
        List<PtNDArray> all = new ArrayList<>(weights);
        if (config.tied()) {
            all.add(2, weights.getFirst());
        }
        long[] shape = {config.maxPositions(), config.headDim()};
        all.add(3, program.keep(Rotary.cos(config), false, shape));
        all.add(4, program.keep(Rotary.sin(config), false, shape));
        return new Tensors("weights", all);
    }

    /** Returns no adapters. */
    static Tensors noLora(Program program) {
        PtNDArray empty = (PtNDArray) program.manager().zeros(new Shape(0), DataType.FLOAT32);
        return new Tensors("lora", List.of(empty));
    }

    @Override
    public void close() {
        weights.close();
        lora.close();
    }
}
