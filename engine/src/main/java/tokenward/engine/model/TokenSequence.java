package tokenward.engine.model;

import java.util.Arrays;

/** A prompt and the response tokens that follow it. The response may be empty when only a prompt is meant. */
public final class TokenSequence {
    private final int[] prompt;
    private final int[] response;

    private TokenSequence(int[] prompt, int[] response) {
        if (prompt.length == 0) {
            throw new IllegalArgumentException("a prompt must have at least one token");
        }
        this.prompt = prompt;
        this.response = response;
    }

    /** Copies prompt ids, int[P] with P >= 1, and response ids, int[T]. */
    public static TokenSequence of(int[] prompt, int[] response) {
        return new TokenSequence(prompt.clone(), response.clone());
    }

    /** Returns the number of prompt tokens P. */
    public int promptLength() {
        return prompt.length;
    }

    /** Returns the number of response tokens T. */
    public int responseLength() {
        return response.length;
    }

    /** Returns P + T. */
    public int length() {
        return prompt.length + response.length;
    }

    /** Returns a copy of the prompt, int[P]. */
    public int[] prompt() {
        return prompt.clone();
    }

    /** Returns a copy of the response, int[T]. */
    public int[] response() {
        return response.clone();
    }

    /** Returns the id at position i of prompt then response. */
    public int at(int i) {
        return i < prompt.length ? prompt[i] : response[i - prompt.length];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenSequence that
                && Arrays.equals(prompt, that.prompt)
                && Arrays.equals(response, that.response);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(prompt) + Arrays.hashCode(response);
    }
}
