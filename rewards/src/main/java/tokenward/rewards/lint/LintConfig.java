package tokenward.rewards.lint;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Ruff looks for and what each finding costs. Ruff's own default rules change from version to version, so the
 * rules and the version are always stated.
 *
 * @param version the exact Ruff
 * @param select rules, by code or prefix
 * @param ignore rules left out of {@code select}
 * @param weights what one finding costs, by rule prefix; the longest prefix of the code counts, {@code ""} is the rest
 * @param clean what a program without findings earns; 0 is the pure penalty form, 1 gives {@code [-1, 1]}
 * @param suppression whether comments such as {@code # noqa} silence a rule
 * @param lineLength the longest line {@code E501} accepts, in columns
 * @param target the Python version, as Ruff writes it: {@code py311}
 * @param builtins names a program may use that it does not define, such as the calls of a robot
 */
public record LintConfig(
        String version,
        List<String> select,
        List<String> ignore,
        Map<String, Double> weights,
        double clean,
        Suppression suppression,
        int lineLength,
        String target,
        List<String> builtins) {
    /** The Ruff this release was compared with. */
    public static final String PINNED = "0.17.3";

    /**
     * The paper asks for "syntax errors, common logical issues, and potential security vulnerabilities" and names no
     * rules; these are the families of each kind. Weights order them: what cannot run costs everything, what will fail
     * costs half, a smell a fifth, style next to nothing.
     */
    public static final LintConfig DEFAULTS = new LintConfig(
            PINNED,
            List.of("E4", "E7", "E9", "F", "B", "S", "PLE", "PLW", "W605"),
            List.of("S101", "S311"),
            defaultWeights(),
            0.0,
            Suppression.DEFUSED,
            88,
            "py311",
            List.of());

    /** What happens to comments that would silence Ruff. */
    public enum Suppression {
        /** They are read as plain comments; otherwise a policy learns to write them. */
        DEFUSED,
        /** They silence rules, as on the command line. */
        HONOURED
    }

    public LintConfig {
        select = List.copyOf(select);
        ignore = List.copyOf(ignore);
        builtins = List.copyOf(builtins);
        weights = Collections.unmodifiableMap(new TreeMap<>(weights));
        if (select.isEmpty()) {
            throw new IllegalArgumentException("lint needs at least one rule to select");
        }
        builtins.forEach(name -> {
            if (!name.matches("[\\p{L}_][\\p{L}\\p{N}_]*")) {
                throw new IllegalArgumentException("builtins are names, `" + name + "` is none");
            }
        });
        weights.forEach((rule, weight) -> {
            if (!(weight >= 0 && weight <= 1)) {
                throw new IllegalArgumentException("the weight of `" + rule + "` must lie in [0, 1], not " + weight);
            }
        });
        if (!(clean >= 0 && clean <= 1)) {
            throw new IllegalArgumentException("clean must lie in [0, 1], not " + clean);
        }
        if (lineLength < 1 || lineLength > 320) {
            throw new IllegalArgumentException("line_length must lie in [1, 320], not " + lineLength);
        }
    }

    /** Returns what one finding of a rule costs before the sum is cut at 1. */
    public double weightOf(String code) {
        for (int length = code.length(); length >= 0; length--) {
            Double weight = weights.get(code.substring(0, length));
            if (weight != null) {
                return weight;
            }
        }
        return 0;
    }

    /** Returns the same settings with other rules. */
    public LintConfig withRules(List<String> selected, List<String> ignored) {
        return new LintConfig(version, selected, ignored, weights, clean, suppression, lineLength, target, builtins);
    }

    /** Returns the same settings with some weights replaced or added. */
    public LintConfig withWeights(Map<String, Double> changed) {
        Map<String, Double> merged = new TreeMap<>(weights);
        merged.putAll(changed);
        return new LintConfig(version, select, ignore, merged, clean, suppression, lineLength, target, builtins);
    }

    /** Returns the same settings with another worth of clean code. */
    public LintConfig withClean(double worth) {
        return new LintConfig(version, select, ignore, weights, worth, suppression, lineLength, target, builtins);
    }

    /** Returns the same settings with suppressing comments treated otherwise. */
    public LintConfig withSuppression(Suppression other) {
        return new LintConfig(version, select, ignore, weights, clean, other, lineLength, target, builtins);
    }

    /** Returns the same settings for another Python, as Ruff writes it: {@code py311}. */
    public LintConfig withTarget(String other) {
        return new LintConfig(version, select, ignore, weights, clean, suppression, lineLength, other, builtins);
    }

    /** Returns the same settings for another Ruff. */
    public LintConfig withVersion(String other) {
        return new LintConfig(other, select, ignore, weights, clean, suppression, lineLength, target, builtins);
    }

    /** Returns the same settings with other names a program may use without defining them. */
    public LintConfig withBuiltins(List<String> names) {
        return new LintConfig(version, select, ignore, weights, clean, suppression, lineLength, target, names);
    }

    private static Map<String, Double> defaultWeights() {
        Map<String, Double> weights = new TreeMap<>();
        weights.put("", 0.02);
        for (String fatal : List.of("invalid-syntax", "E9", Lint.UNREADABLE)) {
            weights.put(fatal, 1.0);
        }
        for (String failing : List.of("F821", "F823", "F7", "PLE")) {
            weights.put(failing, 0.5);
        }
        for (String dangerous : List.of("S102", "S301", "S307", "S501", "S506", "S602", "S605", "S608")) {
            weights.put(dangerous, 0.5);
        }
        for (String smell : List.of("S", "F", "B", "PLW")) {
            weights.put(smell, 0.2);
        }
        weights.put("E7", 0.1);
        return weights;
    }
}
