package tokenward.rewards.world.goal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tokenward.rewards.world.run.Event;

/**
 * Random goals as text, each with what it means: a predicate over whole traces, written down straight from the
 * definitions and knowing nothing of monitors.
 */
final class RandomGoals {
    static final String WORLD = """
            world walk {
              facts closed
              visits GoTo
              state { at: text = "hall" }
              call go_to(place: text) { set at = place emit GoTo(place) }
              call say(message: text) { emit Say(message) }
              call ask(question: text, options: list<text>) { emit Ask(question, options) }
              call count(n: int) { emit Count(n) }
              call wait() { emit Wait() }
            }
            """;
    private static final List<String> PLACES = List.of("lab", "hall", "lab two");
    private static final List<String> WORDS = List.of("tea", "milk", "no");

    private static final Map<String, Pattern> PATTERNS = new HashMap<>();

    private final SplittableRandom random;

    RandomGoals(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A goal, and whether a trace that ends in the place "hall" meets it. */
    record Sample(String text, Predicate<List<Event>> holds) {}

    /** A part of the trace; more than one where any of them will do. */
    private record Part(String text, BiFunction<List<Event>, Predicate<List<Event>>, Boolean> some) {}

    private record Sought(String text, Predicate<Event> matches) {}

    /** Returns a goal whose operators are nested at most so deep. */
    Sample goal(int depth) {
        return depth == 0
                ? leaf()
                : switch (random.nextInt(10)) {
                    case 0 -> not(goal(depth - 1));
                    case 1, 2 -> both(goal(depth - 1), goal(depth - 1));
                    case 3 -> throughout(goal(depth - 1), random.nextBoolean());
                    case 4 -> next(goal(depth - 1));
                    case 5, 6 -> until(goal(depth - 1), goal(depth - 1));
                    case 7 -> every();
                    default -> leaf();
                };
    }

    private Sample leaf() {
        return switch (random.nextInt(8)) {
            case 0 -> {
                boolean here = random.nextBoolean();
                yield new Sample("finally at == \"" + (here ? "hall" : "lab") + "\"", trace -> here);
            }
            case 1, 2 -> {
                Sought event = event();
                yield new Sample(
                        "now " + event.text(),
                        trace -> !trace.isEmpty() && event.matches().test(trace.getFirst()));
            }
            default -> counted();
        };
    }

    private Sample counted() {
        Part part = part(random.nextInt(3));
        Sought event = event();
        int wanted = random.nextInt(1, 4);
        Predicate<List<Event>> enough = trace -> number(trace, event) >= wanted;
        return switch (random.nextInt(4)) {
            case 0 -> over(part, " never ", event, trace -> number(trace, event) == 0);
            case 1 -> over(part, " has exactly " + wanted + " ", event, trace -> number(trace, event) == wanted);
            case 2 -> over(part, " has " + wanted + " ", event, enough);
            default -> over(part, " has ", event, trace -> number(trace, event) >= 1);
        };
    }

    private static Sample over(Part part, String what, Sought event, Predicate<List<Event>> met) {
        return new Sample(
                part.text() + what + event.text(), trace -> part.some().apply(trace, met));
    }

    private static long number(List<Event> trace, Sought event) {
        return trace.stream().filter(event.matches()).count();
    }

    private static Sample not(Sample inner) {
        return new Sample("not (" + inner.text() + ")", inner.holds().negate());
    }

    private Sample both(Sample left, Sample right) {
        boolean or = random.nextBoolean();
        return new Sample(
                "(" + left.text() + ") " + (or ? "or" : "and") + " (" + right.text() + ")",
                or ? left.holds().or(right.holds()) : left.holds().and(right.holds()));
    }

    private static Sample throughout(Sample inner, boolean some) {
        return new Sample(
                (some ? "eventually (" : "always (") + inner.text() + ")",
                trace -> some
                        ? suffixes(trace).anyMatch(inner.holds())
                        : suffixes(trace).allMatch(inner.holds()));
    }

    private static Sample next(Sample inner) {
        return new Sample(
                "next (" + inner.text() + ")",
                trace -> trace.size() > 1 && inner.holds().test(trace.subList(1, trace.size())));
    }

    private static Sample until(Sample left, Sample right) {
        return new Sample(
                "(" + left.text() + ") until (" + right.text() + ")",
                trace -> IntStream.range(0, trace.size())
                        .anyMatch(i -> right.holds().test(trace.subList(i, trace.size()))
                                && suffixes(trace).limit(i).allMatch(left.holds())));
    }

    private Sample every() {
        Part part = part(1);
        boolean never = random.nextBoolean();
        return new Sample(
                "every it in [\"tea\", \"milk\"]: " + part.text() + (never ? " never Say(it)" : " has Say(it)"),
                trace -> Stream.of("tea", "milk")
                        .allMatch(it -> part.some()
                                .apply(
                                        trace,
                                        t -> t.stream().anyMatch(e -> e.kind().equals("Say") && found(it, e, 0))
                                                != never)));
    }

    private static Stream<List<Event>> suffixes(List<Event> trace) {
        return IntStream.range(0, trace.size()).mapToObj(i -> trace.subList(i, trace.size()));
    }

    private Part part(int depth) {
        if (depth == 0) {
            return new Part("run", (trace, met) -> met.test(trace));
        }
        Part of = part(depth - 1);
        if (random.nextInt(3) == 0) {
            String place = pick(PLACES);
            boolean any = random.nextBoolean();
            return new Part(
                    of.text() + (any ? " any visit \"" : " visiting \"") + place + "\"",
                    (trace, met) -> of.some().apply(trace, t -> {
                        List<List<Event>> visits = visits(t, place);
                        return any
                                ? visits.stream().anyMatch(met)
                                : met.test(visits.isEmpty() ? List.of() : visits.getFirst());
                    }));
        }
        Sought at = event();
        boolean after = random.nextBoolean();
        boolean last = random.nextBoolean();
        return new Part(
                of.text() + (after ? " after " : " before ") + (last ? "last " : "first ") + at.text(),
                (trace, met) -> of.some().apply(trace, t -> met.test(cut(t, at, after, last))));
    }

    private static List<Event> cut(List<Event> trace, Sought at, boolean after, boolean last) {
        List<Integer> hits = IntStream.range(0, trace.size())
                .filter(i -> at.matches().test(trace.get(i)))
                .boxed()
                .toList();
        if (hits.isEmpty()) {
            return trace;
        }
        int hit = last ? hits.getLast() : hits.getFirst();
        return after ? trace.subList(hit + 1, trace.size()) : trace.subList(0, hit);
    }

    /** Every entering begins a visit; it lasts until the robot goes somewhere whose name lacks the place as a word. */
    private static List<List<Event>> visits(List<Event> trace, String place) {
        List<List<Event>> visits = new ArrayList<>();
        for (int i = 0; i < trace.size(); i++) {
            if (trace.get(i).kind().equals("GoTo") && found(place, trace.get(i), 0)) {
                int end = i + 1;
                while (end < trace.size()
                        && !(trace.get(end).kind().equals("GoTo")
                                && !found("\\b" + place + "\\b", trace.get(end), 0))) {
                    end++;
                }
                visits.add(trace.subList(i + 1, end));
            }
        }
        return visits;
    }

    private Sought event() {
        return switch (random.nextInt(8)) {
            case 0 -> new Sought("Wait()", e -> e.kind().equals("Wait"));
            case 1 -> {
                int n = random.nextInt(3);
                yield new Sought("Count(" + n + ")", e -> e.equals(new Event("Count", List.of((long) n))));
            }
            case 2 -> {
                String question = pick(WORDS);
                String option = pick(WORDS);
                yield new Sought(
                        "Ask(\"" + question + "\", \"^" + option + "$\")",
                        e -> e.kind().equals("Ask") && found(question, e, 0) && found("^" + option + "$", e, 1));
            }
            case 3 -> {
                String with = pick(WORDS);
                String without = pick(WORDS);
                yield new Sought(
                        "Say(words(\"" + with + "\") without(\"" + without + "\"))",
                        e -> e.kind().equals("Say") && found(with, e, 0) && !found("\\b" + without + "\\b", e, 0));
            }
            case 4 -> new Sought("Say(*)", e -> e.kind().equals("Say"));
            case 5 -> {
                String word = pick(WORDS);
                yield new Sought("Say(\"" + word + "\")", e -> e.kind().equals("Say") && found(word, e, 0));
            }
            default -> {
                String place = pick(PLACES);
                yield new Sought("GoTo(\"" + place + "\")", e -> e.kind().equals("GoTo") && found(place, e, 0));
            }
        };
    }

    private static boolean found(String regex, Event event, int value) {
        Pattern pattern = PATTERNS.computeIfAbsent(regex, r -> Pattern.compile(r, Pattern.CASE_INSENSITIVE));
        Object one = event.values().get(value);
        return one instanceof List<?> list
                ? list.stream().anyMatch(x -> pattern.matcher(x.toString()).find())
                : pattern.matcher(one.toString()).find();
    }

    /** Returns a trace of at most so many events. */
    List<Event> trace(int most) {
        List<Event> trace = new ArrayList<>();
        for (int n = random.nextInt(most + 1); n > 0; n--) {
            trace.add(
                    switch (random.nextInt(8)) {
                        case 0 -> new Event("Wait", List.of());
                        case 1 -> new Event("Count", List.of((long) random.nextInt(3)));
                        case 2 -> new Event("Ask", List.of(pick(WORDS), List.of(pick(WORDS), pick(WORDS))));
                        case 3, 4, 5 -> new Event("GoTo", List.of(pick(List.of("lab", "Hall", "lab two", "labs"))));
                        default ->
                            new Event("Say", List.of(pick(WORDS) + (random.nextBoolean() ? "" : " " + pick(WORDS))));
                    });
        }
        return trace;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Returns a start where the robot stands in the hall, as {@code finally} sees it. */
    static Map<String, Object> start() {
        return Map.of("at", "hall");
    }
}
