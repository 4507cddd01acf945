package tokenward.experiments.starter.parts;

import static tokenward.experiments.starter.parts.Flaw.Kind.RESULT;
import static tokenward.experiments.starter.parts.Flaw.Kind.STYLE;
import static tokenward.experiments.starter.parts.Flaw.Kind.SYNTAX;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Steps that start from a text (lower-case words with single spaces) or from a dict of counts. */
final class TextSteps {
    private TextSteps() {}

    /** Returns the steps, in a fixed order. */
    static List<Step> all() {
        List<Step> steps = new ArrayList<>();
        steps.addAll(texts());
        steps.addAll(textResults());
        steps.addAll(counts());
        steps.addAll(countResults());
        return List.copyOf(steps);
    }

    private static List<Step> texts() {
        return List.of(
                Step.transform("split", "split", Kind.TEXT, Kind.WORDS, "words")
                        .says("split it into words", "take its words")
                        .code("words = $.split()")
                        .means(text(s -> new Value.Words(words(s)))),
                transform("upper", "upper")
                        .says("put it in upper case", "write it in capitals")
                        .code("changed = $.upper()")
                        .means(change(s -> s.toUpperCase(Locale.ROOT))),
                transform("reverse_text", "reverse")
                        .says("reverse it", "spell it backwards")
                        .code("changed = $[::-1]")
                        .flaw(SYNTAX, "changed = $[::-1")
                        .means(change(s -> new StringBuilder(s).reverse().toString())),
                transform("no_vowels", "strip")
                        .says("remove the vowels", "leave out all vowels")
                        .code("changed = ''.join(c for c in $ if c not in 'aeiou')")
                        .flaw(RESULT, "changed = ''.join(c for c in $ if c in 'aeiou')")
                        .means(change(s -> filter(s, c -> "aeiou".indexOf(c) < 0))),
                transform("no_spaces", "strip")
                        .says("remove the spaces", "leave out all spaces")
                        .code("changed = $.replace(' ', '')")
                        .means(change(s -> s.replace(" ", ""))),
                transform("replace", "replace")
                        .says("replace '#' by a star", "put a star for each '#'")
                        .code("changed = $.replace('#', '*')")
                        .letters("aeiorst")
                        .meansFor(k -> change(s -> s.replace((char) k, '*'))),
                transform("start", "cut")
                        .says("take the first # characters", "cut it after # characters")
                        .code("changed = $[:#]")
                        .constants(4, 5, 6, 8)
                        .meansFor(k -> change(s -> s.substring(0, Math.min(k, s.length())))));
    }

    private static List<Step> textResults() {
        return List.of(
                result("vowels", "count", Kind.NUMBER)
                        .says("count the vowels", "return the number of vowels")
                        .code("return sum(1 for c in $ if c in 'aeiou')")
                        .flaw(RESULT, "return sum(1 for c in $ if c in 'aeio')")
                        .means(number(s ->
                                filter(s, c -> "aeiou".indexOf(c) >= 0).length())),
                result("occurrences", "count", Kind.NUMBER)
                        .says("count the '#' in it", "return how often '#' occurs")
                        .code("return $.count('#')")
                        .letters("aeiorst")
                        .meansFor(k ->
                                number(s -> (int) s.chars().filter(c -> c == k).count())),
                result("length", "measure", Kind.NUMBER)
                        .says("return its length", "count the characters")
                        .code("return len($)")
                        .flaw(STYLE, "size = 0", "return len($)")
                        .means(number(String::length)),
                result("palindrome", "check", Kind.FLAG)
                        .says("tell if it is a palindrome", "check that it reads the same backwards")
                        .code("return $ == $[::-1]")
                        .means(text(s -> new Value.Flag(
                                new StringBuilder(s).reverse().toString().equals(s)))),
                result("where", "find", Kind.NUMBER)
                        .says("return where '#' first stands, or -1", "find the first '#', else -1")
                        .code("return $.find('#')")
                        .letters("aeiorst")
                        .meansFor(k -> number(s -> s.indexOf(k))),
                Step.transform("tally_letters", "tally", Kind.TEXT, Kind.COUNTS, "tally")
                        .says("count each character", "tally its characters")
                        .code("tally = {}", "for c in $:", "    tally[c] = tally.get(c, 0) + 1")
                        .flaw(SYNTAX, "tally = {}", "for c in $", "    tally[c] = tally.get(c, 0) + 1")
                        .means(text(s -> {
                            Map<String, Long> tally = new LinkedHashMap<>();
                            s.chars().forEach(c -> tally.merge(Character.toString(c), 1L, Long::sum));
                            return new Value.Counts(tally);
                        })));
    }

    private static List<Step> counts() {
        return List.of(
                Step.transform("names", "list", Kind.COUNTS, Kind.WORDS, "words")
                        .says("list the names", "take the keys")
                        .code("words = list($)")
                        .means(counts(m -> new Value.Words(List.copyOf(m.keySet())))),
                Step.transform("values", "list", Kind.COUNTS, Kind.NUMBERS, "numbers")
                        .says("list the counts", "take the values")
                        .code("numbers = list($.values())")
                        .means(counts(m -> new Value.Numbers(List.copyOf(m.values())))),
                Step.transform("frequent", "keep", Kind.COUNTS, Kind.COUNTS, "kept")
                        .says("keep entries above #", "select counts over #")
                        .code("kept = {k: v for k, v in $.items() if v > #}")
                        .constants(1, 2, 3)
                        .meansFor(k -> select(v -> v > k)),
                Step.transform("rare", "keep", Kind.COUNTS, Kind.COUNTS, "kept")
                        .says("keep entries below #", "select counts under #")
                        .code("kept = {k: v for k, v in $.items() if v < #}")
                        .constants(3, 4, 5)
                        .meansFor(k -> select(v -> v < k)),
                Step.transform("raise", "raise", Kind.COUNTS, Kind.COUNTS, "raised")
                        .says("add # to each count", "raise all counts by #")
                        .code("raised = {k: v + # for k, v in $.items()}")
                        .constants(2, 3, 5)
                        .meansFor(k -> counts(m -> {
                            Map<String, Long> raised = new LinkedHashMap<>();
                            m.forEach((name, v) -> raised.put(name, v + k));
                            return new Value.Counts(raised);
                        })),
                Step.transform("ranked", "rank", Kind.COUNTS, Kind.WORDS, "ranked")
                        .says("list the names by rising count", "sort the keys by value")
                        .code("ranked = sorted($, key=$.get)")
                        .flaw(RESULT, "ranked = sorted($)")
                        .means(counts(m -> new Value.Words(m.entrySet().stream()
                                .sorted(Map.Entry.comparingByValue())
                                .map(Map.Entry::getKey)
                                .toList()))));
    }

    private static List<Step> countResults() {
        return List.of(
                Step.result("total", "sum", Kind.COUNTS, Kind.NUMBER)
                        .says("return the total count", "add up all counts")
                        .code("return sum($.values())")
                        .flaw(RESULT, "return sum($)")
                        .means(counts(m -> new Value.Int(
                                m.values().stream().mapToLong(Long::longValue).sum()))),
                Step.result("entries", "count", Kind.COUNTS, Kind.NUMBER)
                        .says("return the number of entries", "count the names")
                        .code("return len($)")
                        .means(counts(m -> new Value.Int(m.size()))),
                Step.result("format", "format", Kind.COUNTS, Kind.TEXT)
                        .says("write it as name=count, with commas", "format it as name=count pairs with commas")
                        .code("return ', '.join(f'{k}={v}' for k, v in $.items())")
                        .means(counts(m -> new Value.Text(m.entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining(", "))))));
    }

    private static Step.Builder transform(String id, String verb) {
        return Step.transform(id, verb, Kind.TEXT, Kind.TEXT, "changed");
    }

    private static Step.Builder result(String id, String verb, Kind output) {
        return Step.result(id, verb, Kind.TEXT, output);
    }

    private static Step.Meaning text(Function<String, Value> meaning) {
        return value -> meaning.apply(((Value.Text) value).text());
    }

    private static Step.Meaning change(UnaryOperator<String> meaning) {
        return text(s -> new Value.Text(meaning.apply(s)));
    }

    private static Step.Meaning number(Function<String, Integer> meaning) {
        return text(s -> new Value.Int(meaning.apply(s)));
    }

    private static Step.Meaning counts(Function<Map<String, Long>, Value> meaning) {
        return value -> meaning.apply(((Value.Counts) value).items());
    }

    private static Step.Meaning select(Predicate<Long> condition) {
        return counts(m -> {
            Map<String, Long> kept = new LinkedHashMap<>();
            m.forEach((name, v) -> {
                if (condition.test(v)) {
                    kept.put(name, v);
                }
            });
            return new Value.Counts(kept);
        });
    }

    private static String filter(String text, Predicate<Character> condition) {
        return text.chars()
                .mapToObj(c -> (char) c)
                .filter(condition)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    /** The words between spaces, as Python's split without arguments gives them. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
