package tokenward.experiments.starter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A byte-level byte-pair encoding, learned from a text.
 *
 * <p>Training merges the most frequent pair of neighbouring symbols again and again; of equally frequent pairs the one
 * that comes first in code-point order goes first, so the result depends on the text alone. Text is cut beforehand the
 * way Qwen2's tokenizer cuts it, and merges never cross a cut.
 *
 * @param alphabet the 256 byte symbols, in id order
 * @param merges pairs of symbols, in the order they were learned
 * @see "Sennrich et al. 2016, algorithm 1; Radford et al. 2019 for the byte alphabet"
 */
record BytePairEncoding(List<String> alphabet, List<Merge> merges) {
    /** Where Qwen2 cuts a text before it merges anything. */
    static final String CUT = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}"
            + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

    private static final long RAREST = 2;

    BytePairEncoding {
        alphabet = List.copyOf(alphabet);
        merges = List.copyOf(merges);
    }

    /** Two symbols that become one. */
    record Merge(String left, String right) {
        private static final Comparator<Merge> ORDER =
                Comparator.comparing(Merge::left).thenComparing(Merge::right);

        String joined() {
            return left + right;
        }
    }

    /**
     * Learns an encoding.
     *
     * @param texts what to learn from
     * @param size how many symbols to end up with, the 256 bytes included; fewer when the texts hold no further pair
     *     that occurs at least twice
     */
    static BytePairEncoding train(List<String> texts, int size) {
        List<String> alphabet = byteSymbols();
        Map<List<String>, Long> pieces = count(texts, alphabet);
        List<Merge> merges = new ArrayList<>();
        while (alphabet.size() + merges.size() < size) {
            Map<Merge, Long> pairs = new HashMap<>();
            pieces.forEach((symbols, count) -> {
                for (int i = 1; i < symbols.size(); i++) {
                    pairs.merge(new Merge(symbols.get(i - 1), symbols.get(i)), count, Long::sum);
                }
            });
            Map.Entry<Merge, Long> best = pairs.entrySet().stream()
                    .max(Map.Entry.<Merge, Long>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Merge.ORDER.reversed())))
                    .orElse(null);
            if (best == null || best.getValue() < RAREST) {
                break;
            }
            merges.add(best.getKey());
            Map<List<String>, Long> merged = new LinkedHashMap<>();
            pieces.forEach((symbols, count) -> merged.merge(apply(best.getKey(), symbols), count, Long::sum));
            pieces = merged;
        }
        return new BytePairEncoding(alphabet, merges);
    }

    /** Returns every symbol with its id: bytes first, then merges in order. */
    Map<String, Integer> vocabulary() {
        Map<String, Integer> ids = new LinkedHashMap<>();
        alphabet.forEach(symbol -> ids.put(symbol, ids.size()));
        merges.forEach(merge -> ids.putIfAbsent(merge.joined(), ids.size()));
        return ids;
    }

    /**
     * Returns a printable character for every byte, in the order of their ids: printable bytes stand for themselves and
     * come first, the others are moved beyond 255.
     */
    private static List<String> byteSymbols() {
        List<String> own = new ArrayList<>();
        List<String> moved = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            if (isPrintable(b)) {
                own.add(Character.toString(b));
            } else {
                moved.add(Character.toString(256 + moved.size()));
            }
        }
        own.addAll(moved);
        return own;
    }

    private static boolean isPrintable(int b) {
        return (b > ' ' && b <= '~') || (b >= 0xA1 && b <= 0xFF && b != 0xAD);
    }

    private static Map<List<String>, Long> count(List<String> texts, List<String> alphabet) {
        String[] symbolOf = new String[256];
        int next = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int b = 0; b < 256; b++) {
                if (isPrintable(b) == (pass == 0)) {
                    symbolOf[b] = alphabet.get(next++);
                }
            }
        }
        Pattern cut = Pattern.compile(CUT, Pattern.UNICODE_CHARACTER_CLASS);
        Map<String, Long> words = new TreeMap<>();
        for (String text : texts) {
            Matcher matcher = cut.matcher(text);
            while (matcher.find()) {
                words.merge(matcher.group(), 1L, Long::sum);
            }
        }
        Map<List<String>, Long> pieces = new LinkedHashMap<>();
        words.forEach((word, count) -> {
            List<String> symbols = new ArrayList<>();
            for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
                symbols.add(symbolOf[b & 0xFF]);
            }
            pieces.put(symbols, count);
        });
        return pieces;
    }

    private static List<String> apply(Merge merge, List<String> symbols) {
        List<String> joined = new ArrayList<>(symbols.size());
        for (int i = 0; i < symbols.size(); i++) {
            boolean here = i + 1 < symbols.size()
                    && symbols.get(i).equals(merge.left())
                    && symbols.get(i + 1).equals(merge.right());
            joined.add(here ? merge.joined() : symbols.get(i));
            i += here ? 1 : 0;
        }
        return joined;
    }
}
