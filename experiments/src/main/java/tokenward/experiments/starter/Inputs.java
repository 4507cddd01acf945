package tokenward.experiments.starter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tokenward.experiments.starter.parts.Program;
import tokenward.experiments.starter.parts.Value;

/** Arguments for the asserts of a task: a short one to show, longer ones, and an empty one. */
final class Inputs {
    private static final List<String> WORDS = List.of(
            "apple", "bread", "cat", "door", "east", "fish", "grape", "hat", "iron", "jam", "kite", "lamp", "moon",
            "nest", "ocean", "pear", "queen", "rain", "stone", "tree", "unit", "vase", "wind", "yard", "zebra", "sea",
            "ant", "bear", "crow", "drum", "tea", "sat", "pot", "rose", "cart", "table", "sugar", "paper", "art", "bee",
            "level", "noon", "radar");

    private Inputs() {}

    /** Returns a short argument. */
    static Value shown(Program program, RandomGenerator random) {
        return draw(program, random, 3, 4);
    }

    /** Returns a longer argument. */
    static Value hidden(Program program, RandomGenerator random) {
        return draw(program, random, 4, 7);
    }

    /** Returns the smallest argument there is. */
    static Value smallest(Program program) {
        return switch (program.source()) {
            case NUMBERS -> new Value.Numbers(List.of());
            case WORDS -> new Value.Words(List.of());
            case TEXT -> new Value.Text("");
            case COUNTS -> new Value.Counts(Map.of());
            case LIMIT -> new Value.Int(1);
            case NUMBER, FLAG, TABLE -> throw noSource(program);
        };
    }

    private static Value draw(Program program, RandomGenerator random, int least, int most) {
        int size = random.nextInt(least, most + 1);
        return switch (program.source()) {
            case NUMBERS -> new Value.Numbers(numbers(size, random));
            case WORDS -> new Value.Words(words(size, random));
            case TEXT -> new Value.Text(String.join(" ", words(size / 2, random)));
            case COUNTS -> {
                Map<String, Long> counts = new LinkedHashMap<>();
                words(size - 1, random).forEach(name -> counts.put(name, (long) random.nextInt(0, 8)));
                yield new Value.Counts(counts);
            }
            case LIMIT -> new Value.Int(limit(program, size, random));
            case NUMBER, FLAG, TABLE -> throw noSource(program);
        };
    }

    private static IllegalArgumentException noSource(Program program) {
        return new IllegalArgumentException("no task takes a " + program.source());
    }

    private static int limit(Program program, int size, RandomGenerator random) {
        return switch (program.parts().getFirst().step().id()) {
            case "digits" -> random.nextInt(size < 5 ? 100 : 1000, size < 5 ? 1000 : 100_000);
            case "divisors" -> random.nextInt(6, 5 * size + 6);
            default -> random.nextInt(size, 2 * size + 1);
        };
    }

    /** Small numbers, a quarter of them negative, with repetitions and zeros more often than chance would give. */
    private static List<Long> numbers(int size, RandomGenerator random) {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int chance = random.nextInt(16);
            if (chance == 0) {
                numbers.add(0L);
            } else if (chance < 4 && i > 0) {
                numbers.add(numbers.get(random.nextInt(i)));
            } else {
                numbers.add((long) random.nextInt(-3, 10));
            }
        }
        return numbers;
    }

    private static List<String> words(int size, RandomGenerator random) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            words.add(
                    i > 0 && random.nextInt(6) == 0
                            ? words.get(random.nextInt(i))
                            : WORDS.get(random.nextInt(WORDS.size())));
        }
        return words;
    }
}
