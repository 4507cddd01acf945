package tokenward.engine.djl;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tokenward.engine.config.AdamWConfig;
import tokenward.engine.djl.checkpoint.Safetensors;
import tokenward.engine.djl.checkpoint.SafetensorsWriter;
import tokenward.engine.djl.checkpoint.TensorEntry;

/**
 * Everything that is trained, as one flat f32 vector with its gradient and its two moments. Parameters are views of it,
 * so that clipping, AdamW, snapshots and resuming each deal with one tensor.
 */
final class TrainedParameters implements AutoCloseable {
    /** A parameter to make room for. */
    record Shaped(String name, List<Long> shape) {
        Shaped {
            shape = List.copyOf(shape);
        }

        static Shaped of(String name, long... shape) {
            return new Shaped(name, Arrays.stream(shape).boxed().toList());
        }

        /**
         * Returns whether weight decay shrinks it: matrices, among them the value head's one row, which is kept as a
         * vector. Biases and the scales of norms are left where the gradient puts them.
         */
        boolean decays() {
            return shape.size() > 1 || name.equals(ValueHead.WEIGHT);
        }
    }

    private final Program program;
    private final AdamWConfig optimizer;
    private final List<Shaped> shapes;
    private final PtNDArray flat;
    private final PtNDArray gradient;
    private final PtNDArray firstMoment;
    private final PtNDArray secondMoment;
    private final PtNDArray steps;
    private final List<PtNDArray> leaves;
    private final List<PtNDArray> gradients;
    private final List<PtNDArray> firstMoments;
    private final List<PtNDArray> secondMoments;

    TrainedParameters(Program program, List<Shaped> shapes, AdamWConfig optimizer) {
        this.program = program;
        this.optimizer = optimizer;
        this.shapes = List.copyOf(shapes);
        long elements =
                shapes.stream().mapToLong(s -> TensorEntry.elements(s.shape())).sum();
        flat = zeros(elements);
        gradient = zeros(elements);
        firstMoment = zeros(elements);
        secondMoment = zeros(elements);
        steps = zeros(1);
        leaves = pieces(flat, "leaf");
        gradients = pieces(gradient, "view");
        firstMoments = pieces(firstMoment, "view");
        secondMoments = pieces(secondMoment, "view");
    }

    private PtNDArray zeros(long elements) {
        return (PtNDArray) program.manager().zeros(new Shape(elements), DataType.FLOAT32);
    }

    private List<PtNDArray> pieces(PtNDArray whole, String as) {
        List<PtNDArray> out = new ArrayList<>();
        long[] sizes =
                shapes.stream().mapToLong(s -> TensorEntry.elements(s.shape())).toArray();
        try (PtNDManager scope = program.scope();
                IValue lengths = IValue.listFrom(sizes);
                IValue list = program.infer("pieces", whole, lengths)) {
            PtNDArray[] pieces = list.toTensorArray(scope);
            for (int i = 0; i < pieces.length; i++) {
                long[] shape = shapes.get(i).shape().stream()
                        .mapToLong(Long::longValue)
                        .toArray();
                PtNDArray like = (PtNDArray) scope.zeros(new Shape(shape), DataType.FLOAT32);
                PtNDArray leaf = program.train(as, pieces[i], like);
                leaf.attach(program.manager());
                out.add(leaf);
            }
        }
        return out;
    }

    /** Returns the parameters' names and shapes in order. */
    List<Shaped> shapes() {
        return shapes;
    }

    /** Returns the number of trained numbers. */
    long elements() {
        return flat.size();
    }

    /** Returns parameters [from, to) as leaves of the graph. */
    List<PtNDArray> leaves(int from, int to) {
        return leaves.subList(from, to);
    }

    /** Returns the gradients of parameters [from, to); written to in place. */
    List<PtNDArray> gradients(int from, int to) {
        return gradients.subList(from, to);
    }

    /** Sets a parameter. */
    void assign(int index, float[] values) {
        assign(leaves.get(index), values);
    }

    /** Copies a parameter out. */
    float[] read(int index) {
        return program.read(leaves.get(index));
    }

    /** Copies a parameter's gradient out. */
    float[] readGradient(int index) {
        return program.read(gradients.get(index));
    }

    /** Clips, steps and clears; see {@link tokenward.engine.model.PolicyModel#step}. */
    double step(double learningRate) {
        double norm;
        try (IValue out = program.infer("norm_of", gradient)) {
            norm = out.toDouble();
        }
        if (!Double.isFinite(norm)) {
            program.run("clear", gradient);
            throw new ArithmeticException("the gradient norm is " + norm + "; the step was not made");
        }
        decay(learningRate);
        double clip = Math.min(1, optimizer.maxGradNorm() / (norm + 1e-6));
        program.run(
                "adamw",
                flat,
                gradient,
                firstMoment,
                secondMoment,
                steps,
                clip,
                learningRate,
                optimizer.beta1(),
                optimizer.beta2(),
                optimizer.epsilon());
        return norm;
    }

    /** Decoupled weight decay: {@code p *= 1 - rate * decay}, before the step as in PyTorch's AdamW. */
    private void decay(double learningRate) {
        if (optimizer.weightDecay() == 0) {
            return;
        }
        for (int i = 0; i < shapes.size(); i++) {
            if (shapes.get(i).decays()) {
                program.run("shrink", leaves.get(i), 1 - learningRate * optimizer.weightDecay());
            }
        }
    }

    /** Returns the number of steps made. */
    long steps() {
        return (long) program.read(steps)[0];
    }

    /** Returns a copy of the flat vector. */
    PtNDArray copy() {
        return (PtNDArray) flat.duplicate();
    }

    /** Puts a copy back. */
    void restore(PtNDArray copy) {
        program.run("assign", flat, copy);
    }

    /** Adds parameters and optimizer to a file. */
    void save(SafetensorsWriter file) {
        for (Map.Entry<String, List<PtNDArray>> kind : kinds().entrySet()) {
            for (int i = 0; i < shapes.size(); i++) {
                PtNDArray piece = kind.getValue().get(i);
                file.add(kind.getKey() + shapes.get(i).name(), shapes.get(i).shape(), () -> program.read(piece));
            }
        }
        file.add("steps", List.of(1L), () -> program.read(steps));
    }

    /** Reads what {@link #save} added; nothing is changed when something is missing or has another shape. */
    void load(Path path) {
        Safetensors file = Safetensors.open(path);
        for (String kind : kinds().keySet()) {
            shapes.forEach(s -> file.require(kind + s.name(), s.shape()));
        }
        file.require("steps", List.of(1L));
        for (Map.Entry<String, List<PtNDArray>> kind : kinds().entrySet()) {
            for (int i = 0; i < shapes.size(); i++) {
                assign(
                        kind.getValue().get(i),
                        file.floats(kind.getKey() + shapes.get(i).name()));
            }
        }
        assign(steps, file.floats("steps"));
        program.run("clear", gradient);
    }

    private SortedMap<String, List<PtNDArray>> kinds() {
        return new TreeMap<>(
                Map.of("parameter.", leaves, "first_moment.", firstMoments, "second_moment.", secondMoments));
    }

    private void assign(PtNDArray to, float[] values) {
        try (PtNDManager scope = program.scope()) {
            program.run("assign", to, Program.floats(scope, values, values.length));
        }
    }

    @Override
    public void close() {
        kinds().values().forEach(views -> views.forEach(PtNDArray::close));
        gradients.forEach(PtNDArray::close);
        List.of(flat, gradient, firstMoment, secondMoment, steps).forEach(PtNDArray::close);
    }
}
