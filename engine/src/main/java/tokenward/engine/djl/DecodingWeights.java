package tokenward.engine.djl;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.jni.IValue;

/**
 * Weights as decoding wants them: adapters added into f32 weights, so that a step costs no more than the base model's.
 * bf16 weights keep their adapters apart, since adding them in would round them away.
 *
 * @param weights in the program's order
 * @param adapters what could not be added in
 */
record DecodingWeights(IValue weights, IValue adapters) implements AutoCloseable {
    /** Prepares a decoder. */
    static DecodingWeights of(Program program, Decoder decoder) {
        boolean f32 = decoder.weights().get(0).getDataType() == DataType.FLOAT32;
        if (f32 && decoder.lora().list().size() > 1) {
            return new DecodingWeights(
                    program.infer("merge", decoder.weights(), decoder.lora()), program.infer("no_adapters"));
        }
        return new DecodingWeights(
                program.infer("same", decoder.weights()), program.infer("assemble", decoder.lora(), decoder.weights()));
    }

    @Override
    public void close() {
        weights.close();
        adapters.close();
    }
}
