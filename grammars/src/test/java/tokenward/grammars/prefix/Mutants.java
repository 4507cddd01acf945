package tokenward.grammars.prefix;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tokenward.grammars.prefix.scan.Words;

/** Programs with one small thing changed. */
final class Mutants {
    private Mutants() {}

    /** Changes one word: deletes, doubles, swaps with its neighbour, replaces or inserts one from the same text. */
    static Optional<String> ofWords(String text, Words words, RandomGenerator random) {
        List<Words.Word> visible = new ArrayList<>(words.split(text));
        visible.removeIf(w -> w.start() == w.end());
        if (visible.size() < 4) {
            return Optional.empty();
        }
        int i = random.nextInt(visible.size() - 1);
        Words.Word word = visible.get(i);
        Words.Word next = visible.get(i + 1);
        Words.Word other = visible.get(random.nextInt(visible.size()));
        String head = text.substring(0, word.start());
        String own = text.substring(word.start(), word.end());
        String foreign = text.substring(other.start(), other.end());
        String mutant = switch (random.nextInt(5)) {
            case 0 -> head + text.substring(word.end());
            case 1 -> head + own + " " + own + text.substring(word.end());
            case 2 ->
                head
                        + text.substring(next.start(), next.end())
                        + text.substring(word.end(), next.start())
                        + own
                        + text.substring(next.end());
            case 3 -> head + foreign + text.substring(word.end());
            default -> head + foreign + " " + text.substring(word.start());
        };
        return mutant.equals(text) ? Optional.empty() : Optional.of(mutant);
    }

    /** Inserts, deletes or changes one byte; empty when the result is not UTF-8 or holds a NUL. */
    static Optional<String> ofBytes(String text, RandomGenerator random) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int at = random.nextInt(bytes.length);
        int kind = random.nextInt(3);
        byte fresh = (byte) (random.nextInt(4) == 0 ? random.nextInt(1, 256) : bytes[random.nextInt(bytes.length)]);
        ByteBuffer changed = ByteBuffer.allocate(bytes.length + 1);
        changed.put(bytes, 0, at);
        if (kind != 0) {
            changed.put(fresh);
        }
        int from = kind == 1 ? at : at + 1;
        changed.put(bytes, from, bytes.length - from).flip();
        try {
            String mutant = StandardCharsets.UTF_8.newDecoder().decode(changed).toString();
            return mutant.equals(text) ? Optional.empty() : Optional.of(mutant);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
