package tokenward.engine.rollout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tokenward.engine.model.DecodeState;
import tokenward.engine.model.LossFunction;
import tokenward.engine.model.PolicyModel;
import tokenward.engine.model.TokenGradients;
import tokenward.engine.model.TokenScores;
import tokenward.engine.model.TokenSequence;

/**
 * A policy whose next token depends on the last one alone: a table of logits and a table of values, trained by plain
 * gradient descent. Small enough to check by hand, real enough to learn.
 */
public final class TablePolicy implements PolicyModel {
    private final int size;
    private double[] table;
    private final double[] start;
    private double[] gradients;

    /** Creates a policy over {@code size} tokens with all logits and values 0. */
    public TablePolicy(int size) {
        this.size = size;
        this.table = new double[size * (size + 1)];
        this.start = table.clone();
        this.gradients = new double[table.length];
    }

    @Override
    public int vocabularySize() {
        return size;
    }

    @Override
    public int maxPositions() {
        return 64;
    }

    @Override
    public DecodeState decode(List<TokenSequence> prompts) {
        int[] last = prompts.stream().mapToInt(p -> p.at(p.length() - 1)).toArray();
        return new State(last);
    }

    @Override
    public TokenScores score(List<TokenSequence> batch, double temperature) {
        return scores(table, batch, temperature);
    }

    @Override
    public TokenScores scoreReference(List<TokenSequence> batch, double temperature) {
        return scores(start, batch, temperature);
    }

    private TokenScores scores(double[] weights, List<TokenSequence> batch, double temperature) {
        float[][] logProbs = new float[batch.size()][];
        float[][] entropies = new float[batch.size()][];
        float[][] values = new float[batch.size()][];
        float[] lastValues = new float[batch.size()];
        for (int b = 0; b < batch.size(); b++) {
            TokenSequence row = batch.get(b);
            logProbs[b] = new float[row.responseLength()];
            entropies[b] = new float[row.responseLength()];
            values[b] = new float[row.responseLength()];
            for (int t = 0; t < row.responseLength(); t++) {
                int before = row.at(row.promptLength() + t - 1);
                double[] p = softmax(weights, before, temperature);
                logProbs[b][t] = (float) Math.log(p[row.at(row.promptLength() + t)]);
                for (double q : p) {
                    entropies[b][t] -= (float) (q * Math.log(q));
                }
                values[b][t] = (float) weights[size * size + before];
            }
            lastValues[b] = (float) weights[size * size + row.at(row.length() - 1)];
        }
        return new TokenScores(logProbs, entropies, values, lastValues);
    }

    @Override
    public void accumulate(List<TokenSequence> microBatch, double temperature, LossFunction loss) {
        TokenGradients upstream = loss.gradients(score(microBatch, temperature));
        for (int b = 0; b < microBatch.size(); b++) {
            TokenSequence row = microBatch.get(b);
            for (int t = 0; t < row.responseLength(); t++) {
                int before = row.at(row.promptLength() + t - 1);
                int token = row.at(row.promptLength() + t);
                double[] p = softmax(table, before, temperature);
                for (int v = 0; v < size; v++) {
                    double onehot = v == token ? 1 : 0;
                    gradients[before * size + v] += upstream.logProbs()[b][t] * (onehot - p[v]) / temperature;
                }
                gradients[size * size + before] += upstream.values()[b][t];
            }
        }
    }

    @Override
    public double step(double learningRate) {
        double squares = 0;
        for (int i = 0; i < table.length; i++) {
            squares += gradients[i] * gradients[i];
            table[i] -= learningRate * gradients[i];
        }
        gradients = new double[table.length];
        return Math.sqrt(squares);
    }

    private double[] softmax(double[] weights, int before, double temperature) {
        double[] p = new double[size];
        double sum = 0;
        for (int v = 0; v < size; v++) {
            p[v] = Math.exp(weights[before * size + v] / temperature);
            sum += p[v];
        }
        for (int v = 0; v < size; v++) {
            p[v] /= sum;
        }
        return p;
    }

    @Override
    public void saveState(Path directory) {
        ByteBuffer bytes = ByteBuffer.allocate(table.length * Double.BYTES);
        bytes.asDoubleBuffer().put(table);
        try {
            Files.write(directory.resolve("table"), bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void loadState(Path directory) {
        try {
            double[] read = new double[table.length];
            ByteBuffer.wrap(Files.readAllBytes(directory.resolve("table")))
                    .asDoubleBuffer()
                    .get(read);
            table = read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a copy of all weights. */
    public double[] weights() {
        return table.clone();
    }

    @Override
    public Snapshot snapshot() {
        throw new UnsupportedOperationException("tables are saved, not snapshot");
    }

    @Override
    public void restore(Snapshot snapshot) {
        throw new UnsupportedOperationException("tables are saved, not snapshot");
    }

    @Override
    public void export(Path directory) {
        saveState(directory);
    }

    @Override
    public void close() {}

    private final class State implements DecodeState {
        private int[] last;

        State(int[] last) {
            this.last = last;
        }

        @Override
        public int rows() {
            return last.length;
        }

        @Override
        public float[] logits() {
            float[] logits = new float[last.length * size];
            for (int row = 0; row < last.length; row++) {
                for (int v = 0; v < size; v++) {
                    logits[row * size + v] = (float) table[last[row] * size + v];
                }
            }
            return logits;
        }

        @Override
        public void append(int[] tokens) {
            last = tokens.clone();
        }

        @Override
        public void retain(int[] rows) {
            last = java.util.Arrays.stream(rows).map(row -> last[row]).toArray();
        }

        @Override
        public void close() {}
    }
}
