package tokenward.experiments.starter.parts;

import static tokenward.experiments.starter.parts.Flaw.Kind.RESULT;
import static tokenward.experiments.starter.parts.Flaw.Kind.STYLE;
import static tokenward.experiments.starter.parts.Flaw.Kind.SYNTAX;
import static tokenward.experiments.starter.parts.ListSteps.WORDS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Steps that start from a list of words. Words are lower-case ASCII letters and never empty. */
final class WordSteps {
    private WordSteps() {}

    /** Returns the steps, in a fixed order. */
    static List<Step> all() {
        List<Step> steps = new ArrayList<>();
        steps.addAll(filters());
        steps.addAll(maps());
        steps.addAll(orders());
        steps.addAll(results());
        steps.addAll(groups());
        return List.copyOf(steps);
    }

    private static List<Step> filters() {
        return List.of(
                WORDS.transform("longer", "keep", "kept")
                        .says("keep words longer than #", "select those with over # letters")
                        .code("kept = [w for w in $ if len(w) > #]")
                        .flaw(RESULT, "kept = [w for w in $ if len(w) >= #]")
                        .constants(3, 4, 5)
                        .meansFor(k -> WORDS.keep(w -> w.length() > k)),
                WORDS.transform("shorter", "keep", "kept")
                        .says("keep words shorter than #", "select those with under # letters")
                        .code("kept = [w for w in $ if len(w) < #]")
                        .constants(4, 5, 6)
                        .meansFor(k -> WORDS.keep(w -> w.length() < k)),
                WORDS.transform("starting", "keep", "kept")
                        .says("keep those starting with '#'", "select words that begin with '#'")
                        .code("kept = [w for w in $ if w.startswith('#')]")
                        .flaw(STYLE, "kept = [l for l in $ if l.startswith('#')]")
                        .letters("abcprst")
                        .meansFor(c -> WORDS.keep(w -> w.charAt(0) == c)),
                WORDS.transform("containing", "keep", "kept")
                        .says("keep those containing '#'", "select words with '#' in them")
                        .code("kept = [w for w in $ if '#' in w]")
                        .letters("aeiorst")
                        .meansFor(c -> WORDS.keep(w -> w.indexOf(c) >= 0)),
                WORDS.transform("without", "drop", "kept")
                        .says("drop those containing '#'", "select words without '#'")
                        .code("kept = [w for w in $ if '#' not in w]")
                        .flaw(STYLE, "kept = [w for w in $ if not '#' in w]")
                        .letters("aeiorst")
                        .meansFor(c -> WORDS.keep(w -> w.indexOf(c) < 0)));
    }

    private static List<Step> maps() {
        return List.of(
                WORDS.transform("upper_words", "upper", "mapped")
                        .says("put each in upper case", "write each in capitals")
                        .code("mapped = [w.upper() for w in $]")
                        .means(WORDS.map(w -> w.toUpperCase(Locale.ROOT))),
                WORDS.transform("capital", "capital", "mapped")
                        .says("capitalize each", "start each with a capital")
                        .code("mapped = [w.capitalize() for w in $]")
                        .means(WORDS.map(w -> w.substring(0, 1).toUpperCase(Locale.ROOT)
                                + w.substring(1).toLowerCase(Locale.ROOT))),
                WORDS.transform("mirror", "mirror", "mapped")
                        .says("reverse each word", "spell each backwards")
                        .code("mapped = [w[::-1] for w in $]")
                        .flaw(SYNTAX, "mapped = [w[::-1 for w in $]")
                        .means(WORDS.map(w -> new StringBuilder(w).reverse().toString())),
                WORDS.transform("prefix", "prefix", "mapped")
                        .says("cut each to # letters", "keep the first # letters of each")
                        .code("mapped = [w[:#] for w in $]")
                        .constants(2, 3)
                        .meansFor(k -> WORDS.map(w -> w.substring(0, Math.min(k, w.length())))),
                Step.transform("lengths", "measure", Kind.WORDS, Kind.NUMBERS, "sizes")
                        .says("take the length of each", "replace each by its length")
                        .code("sizes = [len(w) for w in $]")
                        .means(WORDS.of(v -> new Value.Numbers(
                                v.stream().map(w -> (long) w.length()).toList()))));
    }

    private static List<Step> orders() {
        return List.of(
                WORDS.transform("alphabetical", "sort", "ordered")
                        .says("sort them alphabetically", "put them in alphabetical order")
                        .code("ordered = sorted($)")
                        .means(WORDS.list(v -> v.stream().sorted().toList())),
                WORDS.transform("by_length", "sort", "ordered")
                        .says("sort by length", "order from short to long")
                        .code("ordered = sorted($, key=len)")
                        .flaw(RESULT, "ordered = sorted($, key=len, reverse=True)")
                        .means(WORDS.list(v -> v.stream()
                                .sorted(Comparator.comparingInt(String::length))
                                .toList())),
                WORDS.transform("backwards", "reverse", "ordered")
                        .says("reverse the list", "put the last first")
                        .code("ordered = $[::-1]")
                        .means(WORDS.list(List::reversed)),
                WORDS.transform("distinct", "unique", "unique")
                        .says("remove repeated words", "keep each word once")
                        .code("unique = list(dict.fromkeys($))")
                        .means(WORDS.list(v -> List.copyOf(new LinkedHashSet<>(v)))),
                WORDS.transform("leading", "take", "part")
                        .says("take the first # words", "keep only the first # words")
                        .code("part = $[:#]")
                        .constants(2, 3)
                        .meansFor(k -> WORDS.list(v -> v.subList(0, Math.min(k, v.size())))));
    }

    private static List<Step> results() {
        return List.of(
                WORDS.result("spaced", "join", Kind.TEXT)
                        .says("join them with spaces", "return them as one text")
                        .code("return ' '.join($)")
                        .means(text(v -> String.join(" ", v))),
                WORDS.result("commas", "join", Kind.TEXT)
                        .says("join them with commas", "write them with commas between")
                        .code("return ', '.join($)")
                        .flaw(RESULT, "return ','.join($)")
                        .means(text(v -> String.join(", ", v))),
                WORDS.result("longest", "longest", Kind.TEXT)
                        .says("return the longest word, or ''", "find the longest, '' if empty")
                        .code("return max($, key=len, default='')")
                        .flaw(STYLE, "try:", "    return max($, key=len)", "except:", "    return ''")
                        .means(text(WordSteps::longest)),
                WORDS.result("number_of", "count", Kind.NUMBER)
                        .says("return the number of words", "count the words")
                        .code("return len($)")
                        .means(WORDS.of(v -> new Value.Int(v.size()))),
                WORDS.result("letters", "measure", Kind.NUMBER)
                        .says("return the total length", "count all letters")
                        .code("return sum(len(w) for w in $)")
                        .flaw(STYLE, "l = [len(w) for w in $]", "return sum(l)")
                        .means(WORDS.of(v -> new Value.Int(
                                v.stream().mapToLong(String::length).sum()))),
                WORDS.result("find_with", "find", Kind.TEXT)
                        .says("return the first with '#', or ''", "find the first that has '#', else ''")
                        .code("for w in $:", "    if '#' in w:", "        return w", "return ''")
                        .flaw(SYNTAX, "for w in $:", "    if '#' in w", "        return w", "return ''")
                        .letters("aeiorst")
                        .meansFor(c -> text(v -> v.stream()
                                .filter(w -> w.indexOf(c) >= 0)
                                .findFirst()
                                .orElse(""))));
    }

    private static List<Step> groups() {
        return List.of(
                Step.transform("tally", "tally", Kind.WORDS, Kind.COUNTS, "tally")
                        .says("count each word", "tally how often each occurs")
                        .code("tally = {}", "for w in $:", "    tally[w] = tally.get(w, 0) + 1")
                        .flaw(RESULT, "tally = {}", "for w in $:", "    tally[w] = 1")
                        .means(WORDS.of(v -> {
                            Map<String, Long> tally = new LinkedHashMap<>();
                            v.forEach(w -> tally.merge(w, 1L, Long::sum));
                            return new Value.Counts(tally);
                        })),
                Step.transform("sizes", "measure", Kind.WORDS, Kind.COUNTS, "sizes")
                        .says("map each word to its length", "make a dict of lengths")
                        .code("sizes = {w: len(w) for w in $}")
                        .means(WORDS.of(v -> {
                            Map<String, Long> sizes = new LinkedHashMap<>();
                            v.forEach(w -> sizes.put(w, (long) w.length()));
                            return new Value.Counts(sizes);
                        })),
                WORDS.result("group_length", "group", Kind.TABLE)
                        .says("group them by length", "collect them by length in a dict")
                        .code(
                                "groups = {}",
                                "for w in $:",
                                "    groups.setdefault(len(w), []).append(w)",
                                "return groups")
                        .flaw(
                                SYNTAX,
                                "groups = {}",
                                "for w in $:",
                                "    groups.setdefault(len(w), [].append(w)",
                                "return groups")
                        .means(WORDS.of(v -> group(v, w -> new Value.Int(w.length())))),
                WORDS.result("group_letter", "group", Kind.TABLE)
                        .says("group them by first letter", "collect them by initial in a dict")
                        .code(
                                "groups = {}",
                                "for w in $:",
                                "    groups.setdefault(w[0], []).append(w)",
                                "return groups")
                        .means(WORDS.of(v -> group(v, w -> new Value.Text(w.substring(0, 1))))));
    }

    private static Step.Meaning text(Function<List<String>, String> meaning) {
        return WORDS.of(v -> new Value.Text(meaning.apply(v)));
    }

    /** The first of the longest, as Python's max returns it. */
    private static String longest(List<String> words) {
        String longest = "";
        for (String word : words) {
            longest = word.length() > longest.length() ? word : longest;
        }
        return longest;
    }

    private static Value group(List<String> words, Function<String, Value> key) {
        Map<Value, List<String>> groups = new LinkedHashMap<>();
        words.forEach(w ->
                groups.computeIfAbsent(key.apply(w), k -> new ArrayList<>()).add(w));
        Map<Value, Value> table = new LinkedHashMap<>();
        groups.forEach((k, members) -> table.put(k, new Value.Words(members)));
        return new Value.Table(table);
    }
}
