package tokenward.experiments.starter.parts;

import java.util.List;

/** What a step takes and gives. The first five are also what a task's function takes. */
public enum Kind {
    NUMBERS("numbers", "numbers", "a list of numbers", "some numbers"),
    WORDS("words", "words", "a list of words", "some words"),
    TEXT("text", "text", "a text", "a string"),
    COUNTS("counts", "counts", "a dict of counts", "counts by name"),
    LIMIT("n", "range", "a positive integer n", "an integer n"),
    NUMBER,
    FLAG,
    TABLE;

    private final String parameter;
    private final String noun;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> phrases;

    Kind() {
        this("", "");
    }

    Kind(String parameter, String noun, String... phrases) {
        this.parameter = parameter;
        this.noun = noun;
        this.phrases = List.of(phrases);
    }

    /** Returns whether a task can start from it. */
    public boolean isSource() {
        return !phrases.isEmpty();
    }

    /** Returns the name of the function's parameter. */
    public String parameter() {
        return parameter;
    }

    /** Returns the second half of the function's name. */
    public String noun() {
        return noun;
    }

    /** Returns ways to name it in an instruction. */
    public List<String> phrases() {
        return phrases;
    }
}
