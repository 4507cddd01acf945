package tokenward.experiments.starter;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tokenward.experiments.starter.parts.Program;

/**
 * What the starter policy learns to program from: mostly sound programs, with the planted mistakes of {@link tokenward.experiments.starter.parts.Flaw} at a
 * fixed rate and, more rarely, accidental damage. A policy trained on it is wrong where a mistake is the more frequent
 * choice, and right now and then when sampled, which is what reinforcement learning needs to start from.
 */
final class Corpus {
    /** How often a step with a planted mistake shows it. */
    static final double FLAW_RATE = 0.66;

    /** How often a program is damaged by accident. */
    static final double DAMAGE_RATE = 0.08;

    private Corpus() {}

    /** Writes a program as the corpus has it. */
    static String write(Program program, RandomGenerator random) {
        String code = program.code(part -> random.nextDouble() < FLAW_RATE);
        return damaged(code, random);
    }

    /** Damages a program by accident, or not. */
    static String damaged(String code, RandomGenerator random) {
        return random.nextDouble() < DAMAGE_RATE ? damage(code, random) : code;
    }

    /** Breaks one thing: a line goes missing, a character goes missing, or two names are mixed up. */
    private static String damage(String code, RandomGenerator random) {
        List<String> lines = new ArrayList<>(List.of(code.split("\n", -1)));
        lines.removeLast();
        int line = random.nextInt(1, lines.size());
        String text = lines.get(line);
        switch (random.nextInt(3)) {
            case 0 -> {
                if (lines.size() > 2) {
                    lines.remove(line);
                }
            }
            case 1 -> {
                int at = random.nextInt(text.indexOf(text.strip()), text.length());
                lines.set(line, text.substring(0, at) + text.substring(at + 1));
            }
            default -> lines.set(line, mixUp(text));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String mixUp(String line) {
        String[][] pairs = {{"kept", "mapped"}, {"ordered", "part"}, {"numbers", "words"}, {" x ", " w "}, {"==", "="}};
        for (String[] pair : pairs) {
            if (line.contains(pair[0])) {
                return line.replace(pair[0], pair[1]);
            }
        }
        return line + ")";
    }
}
