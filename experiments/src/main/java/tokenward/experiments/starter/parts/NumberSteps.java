package tokenward.experiments.starter.parts;

import static tokenward.experiments.starter.parts.Flaw.Kind.RESULT;
import static tokenward.experiments.starter.parts.Flaw.Kind.STYLE;
import static tokenward.experiments.starter.parts.Flaw.Kind.SYNTAX;
import static tokenward.experiments.starter.parts.ListSteps.NUMBERS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Steps that start from a list of numbers, or make one from a single number. */
final class NumberSteps {
    private NumberSteps() {}

    /** Returns the steps, in a fixed order. */
    static List<Step> all() {
        List<Step> steps = new ArrayList<>();
        steps.addAll(filters());
        steps.addAll(maps());
        steps.addAll(orders());
        steps.addAll(results());
        steps.addAll(searches());
        steps.addAll(sources());
        return List.copyOf(steps);
    }

    private static List<Step> filters() {
        return List.of(
                NUMBERS.transform("keep_even", "keep", "kept")
                        .says("keep the even ones", "select the even numbers")
                        .code("kept = [x for x in $ if x % 2 == 0]")
                        .means(NUMBERS.keep(x -> Math.floorMod(x, 2) == 0)),
                NUMBERS.transform("keep_odd", "keep", "kept")
                        .says("keep the odd ones", "select the odd numbers")
                        .code("kept = [x for x in $ if x % 2 == 1]")
                        .flaw(RESULT, "kept = [x for x in $ if x % 2 == 0]")
                        .means(NUMBERS.keep(x -> Math.floorMod(x, 2) == 1)),
                NUMBERS.transform("keep_positive", "keep", "kept")
                        .says("keep the positive ones", "select what is above zero")
                        .code("kept = [x for x in $ if x > 0]")
                        .means(NUMBERS.keep(x -> x > 0)),
                NUMBERS.transform("keep_negative", "keep", "kept")
                        .says("keep the negative ones", "select what is below zero")
                        .code("kept = [x for x in $ if x < 0]")
                        .means(NUMBERS.keep(x -> x < 0)),
                NUMBERS.transform("keep_above", "keep", "kept")
                        .says("keep those greater than #", "select numbers over #")
                        .code("kept = [x for x in $ if x > #]")
                        .flaw(RESULT, "kept = [x for x in $ if x < #]")
                        .constants(2, 3, 4, 5, 6)
                        .meansFor(k -> NUMBERS.keep(x -> x > k)),
                NUMBERS.transform("keep_below", "keep", "kept")
                        .says("keep those less than #", "select numbers under #")
                        .code("kept = [x for x in $ if x < #]")
                        .constants(4, 5, 6, 7, 8)
                        .meansFor(k -> NUMBERS.keep(x -> x < k)),
                NUMBERS.transform("keep_multiples", "keep", "kept")
                        .says("keep the multiples of #", "select what # divides")
                        .code("kept = [x for x in $ if x % # == 0]")
                        .constants(3, 4, 5)
                        .meansFor(k -> NUMBERS.keep(x -> Math.floorMod(x, k) == 0)),
                NUMBERS.transform("drop_zeros", "drop", "kept")
                        .says("drop the zeros", "leave out every zero")
                        .code("kept = [x for x in $ if x != 0]")
                        .flaw(STYLE, "wanted = lambda x: x != 0", "kept = list(filter(wanted, $))")
                        .means(NUMBERS.keep(x -> x != 0)));
    }

    private static List<Step> maps() {
        return List.of(
                NUMBERS.transform("square", "square", "mapped")
                        .says("square each", "take the square of each")
                        .code("mapped = [x * x for x in $]")
                        .means(NUMBERS.map(x -> Math.multiplyExact(x, x))),
                NUMBERS.transform("cube", "cube", "mapped")
                        .says("cube each", "take the third power of each")
                        .code("mapped = [x ** 3 for x in $]")
                        .flaw(RESULT, "mapped = [x * 3 for x in $]")
                        .means(NUMBERS.map(x -> Math.multiplyExact(x, Math.multiplyExact(x, x)))),
                NUMBERS.transform("double", "double", "mapped")
                        .says("double each", "multiply each by two")
                        .code("mapped = [x * 2 for x in $]")
                        .means(NUMBERS.map(x -> Math.multiplyExact(x, 2L))),
                NUMBERS.transform("add", "add", "mapped")
                        .says("add # to each", "increase each by #")
                        .code("mapped = [x + # for x in $]")
                        .constants(1, 2, 3, 5, 7)
                        .meansFor(k -> NUMBERS.map(x -> Math.addExact(x, k))),
                NUMBERS.transform("subtract", "subtract", "mapped")
                        .says("subtract # from each", "decrease each by #")
                        .code("mapped = [x - # for x in $]")
                        .constants(1, 2, 3, 4)
                        .meansFor(k -> NUMBERS.map(x -> Math.subtractExact(x, k))),
                NUMBERS.transform("absolute", "absolute", "mapped")
                        .says("take absolute values", "drop the sign of each")
                        .code("mapped = [abs(x) for x in $]")
                        .means(NUMBERS.map(Math::absExact)),
                NUMBERS.transform("negate", "negate", "mapped")
                        .says("negate each", "flip the sign of each")
                        .code("mapped = [-x for x in $]")
                        .means(NUMBERS.map(Math::negateExact)),
                NUMBERS.transform("remainder", "remainder", "mapped")
                        .says("take each modulo #", "take the remainder by # of each")
                        .code("mapped = [x % # for x in $]")
                        .flaw(RESULT, "mapped = [x // # for x in $]")
                        .constants(3, 4, 5, 7)
                        .meansFor(k -> NUMBERS.map(x -> Math.floorMod(x, (long) k))),
                NUMBERS.transform("halve", "halve", "mapped")
                        .says("halve each, rounding down", "divide each by two, rounding down")
                        .code("mapped = [x // 2 for x in $]")
                        .means(NUMBERS.map(x -> Math.floorDiv(x, 2))));
    }

    private static List<Step> orders() {
        return List.of(
                NUMBERS.transform("ascending", "sort", "ordered")
                        .says("sort them", "sort in ascending order")
                        .code("ordered = sorted($)")
                        .means(NUMBERS.list(v -> v.stream().sorted().toList())),
                NUMBERS.transform("descending", "sort", "ordered")
                        .says("sort from high to low", "sort in descending order")
                        .code("ordered = sorted($, reverse=True)")
                        .flaw(RESULT, "ordered = sorted($)")
                        .means(NUMBERS.list(v ->
                                v.stream().sorted(Comparator.reverseOrder()).toList())),
                NUMBERS.transform("reversed", "reverse", "ordered")
                        .says("reverse the order", "turn the list around")
                        .code("ordered = $[::-1]")
                        .flaw(SYNTAX, "ordered = $[::-1")
                        .means(NUMBERS.list(List::reversed)),
                NUMBERS.transform("unique", "unique", "unique")
                        .says("remove duplicates", "keep the first of equal ones")
                        .code("unique = list(dict.fromkeys($))")
                        .flaw(STYLE, "seen = set()", "unique = list(dict.fromkeys($))")
                        .means(NUMBERS.list(v -> List.copyOf(new LinkedHashSet<>(v)))),
                NUMBERS.transform("first", "take", "part")
                        .says("take the first #", "keep only the first #")
                        .code("part = $[:#]")
                        .constants(2, 3, 4)
                        .meansFor(k -> NUMBERS.list(v -> v.subList(0, Math.min(k, v.size())))),
                NUMBERS.transform("rest", "skip", "part")
                        .says("skip the first #", "drop the first #")
                        .code("part = $[#:]")
                        .constants(1, 2)
                        .meansFor(k -> NUMBERS.list(v -> v.subList(Math.min(k, v.size()), v.size()))),
                NUMBERS.transform("every_other", "take", "part")
                        .says("take every other one", "keep every second, from the first")
                        .code("part = $[::2]")
                        .flaw(STYLE, "part = $[::2];")
                        .means(NUMBERS.list(NumberSteps::everyOther)),
                NUMBERS.transform("running", "add", "sums")
                        .says("take running totals", "replace each by the sum so far")
                        .code("sums = []", "total = 0", "for x in $:", "    total += x", "    sums.append(total)")
                        .flaw(
                                SYNTAX,
                                "sums = []",
                                "total = 0",
                                "for x in $",
                                "    total += x",
                                "    sums.append(total)")
                        .means(NUMBERS.list(NumberSteps::running)),
                NUMBERS.transform("differences", "subtract", "steps")
                        .says("take differences of neighbours", "subtract each from the next")
                        .code("steps = [b - a for a, b in zip($, $[1:])]")
                        .means(NUMBERS.list(NumberSteps::differences)));
    }

    private static List<Step> results() {
        return List.of(
                NUMBERS.result("sum", "sum", Kind.NUMBER)
                        .says("return the sum", "add them up")
                        .code("return sum($)")
                        .means(number(v -> v.stream().reduce(0L, Math::addExact))),
                NUMBERS.result("product", "multiply", Kind.NUMBER)
                        .says("return the product", "multiply them all")
                        .code("total = 1", "for x in $:", "    total *= x", "return total")
                        .flaw(RESULT, "total = 0", "for x in $:", "    total *= x", "return total")
                        .means(number(v -> v.stream().reduce(1L, Math::multiplyExact))),
                NUMBERS.result("largest", "max", Kind.NUMBER)
                        .says("return the largest, or 0 if there is none", "find the maximum, 0 if empty")
                        .code("return max($, default=0)")
                        .flaw(RESULT, "return max($)")
                        .means(number(
                                v -> v.stream().max(Comparator.naturalOrder()).orElse(0L))),
                NUMBERS.result("smallest", "min", Kind.NUMBER)
                        .says("return the smallest, or 0 if there is none", "find the minimum, 0 if empty")
                        .code("return min($, default=0)")
                        .flaw(STYLE, "try:", "    return min($)", "except:", "    return 0")
                        .means(number(
                                v -> v.stream().min(Comparator.naturalOrder()).orElse(0L))),
                NUMBERS.result("size", "count", Kind.NUMBER)
                        .says("return how many there are", "count them")
                        .code("return len($)")
                        .flaw(STYLE, "total = 0", "return len($)")
                        .means(number(v -> (long) v.size())),
                NUMBERS.result("spread", "spread", Kind.NUMBER)
                        .says("return the largest minus the smallest", "return the range from low to high")
                        .code("if not $:", "    return 0", "return max($) - min($)")
                        .flaw(SYNTAX, "if not $", "    return 0", "return max($) - min($)")
                        .means(number(v -> v.isEmpty()
                                ? 0L
                                : Math.subtractExact(
                                        v.stream()
                                                .max(Comparator.naturalOrder())
                                                .orElse(0L),
                                        v.stream()
                                                .min(Comparator.naturalOrder())
                                                .orElse(0L)))),
                NUMBERS.result("dashed", "join", Kind.TEXT)
                        .says("join them with dashes", "write them as text with dashes between")
                        .code("return '-'.join(str(x) for x in $)")
                        .flaw(RESULT, "return '-'.join($)")
                        .means(NUMBERS.of(v ->
                                new Value.Text(v.stream().map(String::valueOf).collect(Collectors.joining("-"))))),
                NUMBERS.result("tally_numbers", "tally", Kind.TABLE)
                        .says("count how often each occurs", "return a dict of occurrences")
                        .code("tally = {}", "for x in $:", "    tally[x] = tally.get(x, 0) + 1", "return tally")
                        .means(NUMBERS.of(NumberSteps::tally)));
    }

    private static List<Step> searches() {
        return List.of(
                NUMBERS.result("find_above", "find", Kind.NUMBER)
                        .says("return the first above #, or -1", "find the first over #, else -1")
                        .code("for x in $:", "    if x > #:", "        return x", "return -1")
                        .flaw(
                                STYLE,
                                "found = next((x for x in $ if x > #), None)",
                                "return -1 if found == None else found")
                        .constants(3, 5, 7)
                        .meansFor(k -> number(
                                v -> v.stream().filter(x -> x > k).findFirst().orElse(-1L))),
                NUMBERS.result("position", "find", Kind.NUMBER)
                        .says("return the index of the first #, or -1", "find where # stands, else -1")
                        .code("for i, x in enumerate($):", "    if x == #:", "        return i", "return -1")
                        .constants(2, 4, 6, 9)
                        .meansFor(k -> number(v -> (long) v.indexOf((long) k))),
                NUMBERS.result("any_negative", "check", Kind.FLAG)
                        .says("tell if any is negative", "check for a negative one")
                        .code("return any(x < 0 for x in $)")
                        .flaw(STYLE, "found = next((x for x in $ if x < 0), None)", "return not found == None")
                        .means(flag(v -> v.stream().anyMatch(x -> x < 0))),
                NUMBERS.result("all_even", "check", Kind.FLAG)
                        .says("tell if all are even", "check that each is even")
                        .code("return all(x % 2 == 0 for x in $)")
                        .flaw(SYNTAX, "return all(x % 2 == 0 for x in $")
                        .means(flag(v -> v.stream().allMatch(x -> Math.floorMod(x, 2) == 0))));
    }

    private static List<Step> sources() {
        return List.of(
                Step.transform("up_to", "list", Kind.LIMIT, Kind.NUMBERS, "numbers")
                        .says("list the numbers from 1 to n", "count from 1 up to n")
                        .code("numbers = list(range(1, n + 1))")
                        .flaw(RESULT, "numbers = list(range(1, n))")
                        .means(limit(n -> LongStream.rangeClosed(1, n))),
                Step.transform("digits", "digits", Kind.LIMIT, Kind.NUMBERS, "numbers")
                        .says("list its digits", "split it into digits")
                        .code("numbers = [int(d) for d in str(n)]")
                        .means(limit(n -> Long.toString(n).chars().mapToLong(c -> c - '0'))),
                Step.transform("divisors", "divisors", Kind.LIMIT, Kind.NUMBERS, "numbers")
                        .says("list its divisors", "find all divisors")
                        .code("numbers = [d for d in range(1, n + 1) if n % d == 0]")
                        .means(limit(n -> LongStream.rangeClosed(1, n).filter(d -> n % d == 0))));
    }

    private static Step.Meaning number(Function<List<Long>, Long> meaning) {
        return NUMBERS.of(v -> new Value.Int(meaning.apply(v)));
    }

    private static Step.Meaning flag(Function<List<Long>, Boolean> meaning) {
        return NUMBERS.of(v -> new Value.Flag(meaning.apply(v)));
    }

    private static Step.Meaning limit(IntFunction<LongStream> meaning) {
        return value -> new Value.Numbers(
                meaning.apply((int) ((Value.Int) value).number()).boxed().toList());
    }

    private static List<Long> everyOther(List<Long> numbers) {
        List<Long> part = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i += 2) {
            part.add(numbers.get(i));
        }
        return part;
    }

    private static List<Long> running(List<Long> numbers) {
        List<Long> sums = new ArrayList<>();
        long total = 0;
        for (long x : numbers) {
            total = Math.addExact(total, x);
            sums.add(total);
        }
        return sums;
    }

    private static List<Long> differences(List<Long> numbers) {
        List<Long> steps = new ArrayList<>();
        for (int i = 1; i < numbers.size(); i++) {
            steps.add(Math.subtractExact(numbers.get(i), numbers.get(i - 1)));
        }
        return steps;
    }

    private static Value tally(List<Long> numbers) {
        Map<Value, Value> tally = new LinkedHashMap<>();
        for (long x : numbers) {
            Value.Int key = new Value.Int(x);
            long before = tally.get(key) instanceof Value.Int(long count) ? count : 0;
            tally.put(key, new Value.Int(before + 1));
        }
        return new Value.Table(tally);
    }
}
