package tokenward.rewards.world.run;

import java.util.ArrayList;
import java.util.List;

/**
 * Follows a script of choices and then the likeliest alternative, and remembers what else could have been chosen: one
 * path through the tree of all worlds.
 */
public final class ScriptedChooser implements Chooser {
    private final List<Integer> script;
    private final List<Integer> made = new ArrayList<>();
    private final List<List<Double>> chances = new ArrayList<>();
    private double probability = 1;

    /** Creates a chooser that begins with the given choices. */
    public ScriptedChooser(List<Integer> script) {
        this.script = List.copyOf(script);
    }

    @Override
    public int choose(List<Object> alternatives, List<Double> probabilities) {
        int at = made.size();
        int chosen = at < script.size() ? Math.min(script.get(at), probabilities.size() - 1) : likeliest(probabilities);
        made.add(chosen);
        chances.add(probabilities);
        probability *= probabilities.get(chosen);
        return chosen;
    }

    /** Returns the choices made. */
    public List<Integer> made() {
        return List.copyOf(made);
    }

    /** Returns the probability of all choices made. */
    public double probability() {
        return probability;
    }

    /** Returns the paths that leave this one after the script, each with its probability. */
    public List<Path> branches() {
        List<Path> found = new ArrayList<>();
        double before = 1;
        for (int i = 0; i < made.size(); i++) {
            List<Double> chance = chances.get(i);
            if (i >= script.size()) {
                for (int other = 0; other < chance.size(); other++) {
                    if (other != made.get(i) && chance.get(other) > 0) {
                        List<Integer> path = new ArrayList<>(made.subList(0, i));
                        path.add(other);
                        found.add(new Path(List.copyOf(path), before * chance.get(other)));
                    }
                }
            }
            before *= chance.get(made.get(i));
        }
        return found;
    }

    /** The beginning of a path and its probability. */
    public record Path(List<Integer> choices, double probability) {}

    private static int likeliest(List<Double> probabilities) {
        int best = 0;
        for (int i = 1; i < probabilities.size(); i++) {
            if (probabilities.get(i) > probabilities.get(best)) {
                best = i;
            }
        }
        return best;
    }
}
