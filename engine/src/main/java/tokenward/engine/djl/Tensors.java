package tokenward.engine.djl;

import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.util.List;

/** A list of tensors the program is called with again and again, so that its TorchScript value is made once. */
final class Tensors implements AutoCloseable {
    private final List<PtNDArray> tensors;
    private final NDList all;
    private final IValue value;

    /**
     * Names the tensors as one list argument: DJL tells list arguments apart by names ending in {@code []}.
     *
     * @param name of the list; two lists in one call need two names
     */
    Tensors(String name, List<PtNDArray> tensors) {
        this.tensors = List.copyOf(tensors);
        this.all = new NDList(tensors.size());
        for (PtNDArray tensor : tensors) {
            tensor.setName(name + "[]");
            all.add(tensor);
        }
        this.value = IValue.listFrom(tensors.toArray(PtNDArray[]::new));
    }

    /** Wraps a list the program returned. */
    static Tensors returned(String name, IValue list, PtNDManager scope) {
        return new Tensors(name, List.of(list.toTensorArray(scope)));
    }

    List<PtNDArray> list() {
        return tensors;
    }

    NDList all() {
        return all;
    }

    IValue value() {
        return value;
    }

    PtNDArray get(int index) {
        return tensors.get(index);
    }

    /** Frees the list value; the tensors belong to their scope. */
    @Override
    public void close() {
        value.close();
    }
}
