package tokenward.engine.rollout;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tokenward.engine.model.Tokenizer;

/** One token a letter, {@code a} to {@code z} as 1 to 26; 0 ends a sequence. */
public final class LetterTokenizer implements Tokenizer {
    @Override
    public int size() {
        return 27;
    }

    @Override
    public int[] encode(String text) {
        return text.chars().map(c -> c - 'a' + 1).toArray();
    }

    @Override
    public byte[] bytes(int id) {
        return id == 0 ? new byte[0] : new byte[] {(byte) ('a' + id - 1)};
    }

    @Override
    public boolean isSpecial(int id) {
        return id == 0;
    }

    @Override
    public int[] endOfSequence() {
        return new int[] {0};
    }

    @Override
    public String chat(List<Message> messages) {
        return new String(messages.getLast().content().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
