package tokenward.rewards.ast;

/**
 * How trees are compared.
 *
 * @param counting what a shape that occurs several times counts
 */
public record AstMatchConfig(Counting counting) {
    /** As PPOCoder does, through CodeBLEU. */
    public static final AstMatchConfig DEFAULTS = new AstMatchConfig(Counting.CODEBLEU);

    /** What a shape that occurs several times counts. */
    public enum Counting {
        /** One occurrence in the program answers every one in the reference. */
        CODEBLEU,
        /** Each occurrence answers one. */
        ONCE
    }
}
