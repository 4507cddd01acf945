package tokenward.engine.model;

import java.nio.file.Path;
import java.util.List;

/**
 * A language model that is being trained, with its frozen reference and its critic. Plain arrays in and out; one thread
 * at a time.
 *
 * <p>Training is accumulate, accumulate, ..., {@link #step}: every {@link #accumulate} adds one micro-batch's gradients,
 * so that splitting a mini-batch changes nothing.
 */
public interface PolicyModel extends AutoCloseable {
    /** Returns the number of logits V of a position. */
    int vocabularySize();

    /** Returns the longest sequence, prompt and response together, the model has positions for. */
    int maxPositions();

    /** Reads prompts (the responses of the sequences must be empty) and stands before the first response token. */
    DecodeState decode(List<TokenSequence> prompts);

    /** Scores response tokens with the policy and the critic. */
    TokenScores score(List<TokenSequence> batch, double temperature);

    /** Scores response tokens with the frozen reference: log-probabilities only, the rest zeros. */
    TokenScores scoreReference(List<TokenSequence> batch, double temperature);

    /** Scores a micro-batch, asks the loss for its derivatives there, and adds the parameters' gradients. */
    void accumulate(List<TokenSequence> microBatch, double temperature, LossFunction loss);

    /**
     * Clips the accumulated gradients to the configured global norm, makes one AdamW step and clears them.
     *
     * @param learningRate step size of this step; 0 throws the gradients away and leaves weights and moments alone
     * @return the global norm before clipping
     * @throws ArithmeticException when the norm is not finite; nothing is changed then
     */
    double step(double learningRate);

    /** Writes everything training needs to go on: trained weights, critic, optimizer moments. */
    void saveState(Path directory);

    /** Reads what {@link #saveState} wrote. */
    void loadState(Path directory);

    /** Returns a copy of what is trained (weights and critic, not the optimizer), for keeping the best. */
    Snapshot snapshot();

    /** Puts a snapshot back. */
    void restore(Snapshot snapshot);

    /**
     * Writes the policy for others to use: a PEFT adapter when it trains adapters, else a Hugging Face checkpoint;
     * the critic beside it as {@code value_head.safetensors}.
     */
    void export(Path directory);

    @Override
    void close();

    /** Trained weights at one moment, opaque. */
    interface Snapshot extends AutoCloseable {
        @Override
        void close();
    }
}
