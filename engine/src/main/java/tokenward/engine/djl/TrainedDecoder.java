package tokenward.engine.djl;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tokenward.engine.config.LoraConfig;
import tokenward.engine.djl.TrainedParameters.Shaped;
import tokenward.engine.djl.checkpoint.PeftAdapter;
import tokenward.engine.djl.checkpoint.Qwen2Config;
import tokenward.engine.djl.checkpoint.StackedWeight;
import tokenward.engine.djl.checkpoint.TensorEntry;

/**
 * A decoder with trained parameters: its adapters over frozen weights, or all of its weights.
 *
 * @param leaves trained parameters
 * @param gradients where their gradients are summed
 * @param headGradient gradient of the head's weight, empty when that is frozen
 * @param from index of the first trained parameter
 */
record TrainedDecoder(Decoder decoder, Tensors leaves, Tensors gradients, PtNDArray headGradient, int from)
        implements AutoCloseable {

    /** Returns the parameters of adapters, named as PEFT names them. */
    static List<Shaped> loraShapes(Qwen2Config config, LoraConfig lora, String prefix) {
        List<Shaped> shapes = new ArrayList<>();
        for (int layer = 0; layer < config.layers(); layer++) {
            for (Qwen2Config.LinearModule module : config.linears()) {
                if (lora.targets().contains(module.name())) {
                    shapes.add(Shaped.of(
                            prefix + PeftAdapter.key(layer, module.path(), "A"), lora.rank(), module.inputs()));
                    shapes.add(Shaped.of(
                            prefix + PeftAdapter.key(layer, module.path(), "B"), module.outputs(), lora.rank()));
                }
            }
        }
        return shapes;
    }

    /** Returns every weight as a parameter. */
    static List<Shaped> fullShapes(Qwen2Config config, String prefix) {
        return StackedWeight.of(config).stream()
                .map(weight -> Shaped.of(prefix + weight.name(), weight.shape()))
                .toList();
    }

    /** Puts adapters, parameters [from, ...), over frozen weights. */
    static TrainedDecoder lora(
            Program program,
            Qwen2Config config,
            LoraConfig lora,
            Tensors weights,
            TrainedParameters parameters,
            int from) {
        int count = loraShapes(config, lora, "").size();
        List<PtNDArray> trained = parameters.leaves(from, from + count);
        PtNDArray empty = (PtNDArray) program.manager().zeros(new Shape(0), DataType.FLOAT32);
        List<PtNDArray> all = new ArrayList<>();
        int next = 0;
        for (int layer = 0; layer < config.layers(); layer++) {
            for (Qwen2Config.LinearModule module : config.linears()) {
                boolean adapted = lora.targets().contains(module.name());
                all.add(adapted ? trained.get(next++) : empty);
                all.add(adapted ? trained.get(next++) : empty);
            }
        }
        return new TrainedDecoder(
                new Decoder(weights, new Tensors("lora", all)),
                new Tensors("lora", trained),
                new Tensors("gradients", parameters.gradients(from, from + count)),
                empty,
                from);
    }

    /** Makes a decoder of parameters [from, ...). */
    static TrainedDecoder full(Program program, Qwen2Config config, TrainedParameters parameters, int from) {
        int count = StackedWeight.of(config).size();
        List<PtNDArray> trained = parameters.leaves(from, from + count);
        return new TrainedDecoder(
                new Decoder(Decoder.inProgramOrder(program, config, trained), Decoder.noLora(program)),
                new Tensors("weights", trained),
                new Tensors("gradients", parameters.gradients(from, from + count)),
                parameters.gradients(from, from + count).get(config.tied() ? 0 : 2),
                from);
    }

    /** Draws A uniformly within {@code 1 / sqrt(inputs)} as PEFT does, and leaves B zero, so that nothing changes yet. */
    static void initialise(TrainedParameters parameters, int from, int count, RandomGenerator random) {
        for (int i = from; i < from + count; i += 2) {
            List<Long> shape = parameters.shapes().get(i).shape();
            float[] values = new float[Math.toIntExact(TensorEntry.elements(shape))];
            double bound = 1 / Math.sqrt(shape.get(1));
            for (int j = 0; j < values.length; j++) {
                values[j] = (float) random.nextDouble(-bound, bound);
            }
            parameters.assign(i, values);
        }
    }

    @Override
    public void close() {
        decoder.close();
        leaves.close();
        gradients.close();
    }
}
