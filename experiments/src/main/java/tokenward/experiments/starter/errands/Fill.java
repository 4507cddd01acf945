package tokenward.experiments.starter.errands;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Words for every place of a template. */
final class Fill {
    private final Map<Slot, String> words;

    private Fill(Map<Slot, String> words) {
        this.words = words;
    }

    /** Draws words of which no two are the same. */
    static Fill draw(RandomGenerator random) {
        Set<String> taken = new HashSet<>();
        Map<Slot, String> words = new EnumMap<>(Slot.class);
        for (Slot slot : Slot.values()) {
            String word;
            do {
                word = slot.words().get(random.nextInt(slot.words().size()));
            } while (!taken.add(word));
            words.put(slot, word);
        }
        return new Fill(words);
    }

    /** Returns a word of none of the places a template may name. */
    String spareRoom() {
        return Slot.A.words().stream()
                .filter(room -> !words.containsValue(room))
                .findFirst()
                .orElseThrow();
    }

    /** Fills a template. */
    String in(String template) {
        String text = template;
        for (Map.Entry<Slot, String> word : words.entrySet()) {
            text = text.replace(word.getKey().mark(), word.getValue());
        }
        return text;
    }
}
