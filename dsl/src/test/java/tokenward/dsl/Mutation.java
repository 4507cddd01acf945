package tokenward.dsl;

import java.util.List;
import java.util.random.RandomGenerator;

/** Seeded damage to a text: what a slip of the hand, a bad merge or a cat on the keyboard does. */
final class Mutation {
    private static final String CHARACTERS = "abcdefgxyz_0123456789.,:=@\"'`{}[]()-+*/%#\\ \n\té";

    private Mutation() {}

    static String of(String text, List<int[]> words, RandomGenerator random) {
        int[] word = words.get(random.nextInt(words.size()));
        int[] other = words.get(random.nextInt(words.size()));
        int at = random.nextInt(text.length());
        char any = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        return switch (random.nextInt(10)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + any + text.substring(at);
            case 2 -> text.substring(0, at) + any + text.substring(at + 1);
            case 3 -> cut(text, word);
            case 4 -> text.substring(0, word[1]) + " " + text.substring(word[0]);
            case 5 -> swap(text, word, other);
            case 6 -> text.substring(0, word[0]) + text.substring(other[0], other[1]) + text.substring(word[1]);
            case 7 -> line(text, at, random.nextBoolean());
            case 8 -> text.substring(0, at);
            default -> typo(text, word, random);
        };
    }

    /** One slip inside a word: a letter missing, doubled, wrong, or two swapped. */
    static String typo(String text, int[] word, RandomGenerator random) {
        String old = text.substring(word[0], word[1]);
        return text.substring(0, word[0]) + slip(old, random) + text.substring(word[1]);
    }

    static String slip(String word, RandomGenerator random) {
        int at = random.nextInt(word.length());
        char letter = (char) ('a' + random.nextInt(26));
        return switch (random.nextInt(4)) {
            case 0 -> word.length() < 2 ? word + letter : word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + letter + word.substring(at);
            case 2 -> word.substring(0, at) + letter + word.substring(at + 1);
            default ->
                at + 1 < word.length()
                        ? word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2)
                        : word + letter;
        };
    }

    private static String cut(String text, int[] word) {
        return text.substring(0, word[0]) + text.substring(word[1]);
    }

    private static String swap(String text, int[] one, int[] other) {
        int[] first = one[0] <= other[0] ? one : other;
        int[] second = one[0] <= other[0] ? other : one;
        if (first[1] > second[0]) {
            return text;
        }
        return text.substring(0, first[0])
                + text.substring(second[0], second[1])
                + text.substring(first[1], second[0])
                + text.substring(first[0], first[1])
                + text.substring(second[1]);
    }

    private static String line(String text, int at, boolean twice) {
        int start = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
        int end = text.indexOf('\n', at);
        int stop = end < 0 ? text.length() : end + 1;
        String line = text.substring(start, stop);
        return twice
                ? text.substring(0, stop) + line + text.substring(stop)
                : text.substring(0, start) + text.substring(stop);
    }
}
