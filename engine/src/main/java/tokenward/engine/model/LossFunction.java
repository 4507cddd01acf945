package tokenward.engine.model;

/** A loss over the scores of one micro-batch, as its derivatives. */
@FunctionalInterface
public interface LossFunction {
    /** Returns the derivatives of the loss at these scores; the loss's value is the caller's to keep. */
    TokenGradients gradients(TokenScores scores);
}
