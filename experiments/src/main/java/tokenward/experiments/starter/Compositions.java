package tokenward.experiments.starter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tokenward.experiments.starter.parts.Kind;
import tokenward.experiments.starter.parts.Step;

/**
 * All ways to put one to three steps in a row, dealt out to the splits: every single step trains, longer compositions
 * belong to exactly one split, so held-out tasks are unseen combinations of seen parts.
 */
final class Compositions {
    private static final int LONGEST = 3;

    private final Map<Place, List<List<Step>>> dealt = new HashMap<>();

    /** Deals the compositions out. */
    Compositions(List<Step> steps, RandomGenerator random) {
        for (Kind source : Kind.values()) {
            if (source.isSource()) {
                deal(steps, source, List.of(), random);
            }
        }
    }

    private record Place(Split split, Kind source, int length) {}

    /** Draws a composition of a split with a given number of steps. */
    List<Step> draw(Split split, Kind source, int length, RandomGenerator random) {
        List<List<Step>> choices = dealt.getOrDefault(new Place(split, source, length), List.of());
        if (choices.isEmpty()) {
            throw new IllegalArgumentException(
                    "split " + split + " has no composition of " + length + " steps from " + source);
        }
        return choices.get(random.nextInt(choices.size()));
    }

    /** Deals out everything that begins with the given steps. */
    private void deal(List<Step> steps, Kind input, List<Step> begun, RandomGenerator random) {
        for (Step step : steps) {
            if (step.input() != input || begun.contains(step)) {
                continue;
            }
            List<Step> longer = new ArrayList<>(begun);
            longer.add(step);
            Split split = longer.size() == 1 ? Split.TRAIN : Split.deal(random);
            Place place = new Place(split, longer.getFirst().input(), longer.size());
            dealt.computeIfAbsent(place, unused -> new ArrayList<>()).add(List.copyOf(longer));
            if (longer.size() < LONGEST && step.variable().isPresent()) {
                deal(steps, step.output(), longer, random);
            }
        }
    }
}
