package tokenward.experiments.starter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import tokenward.experiments.starter.parts.Kind;
import tokenward.experiments.starter.parts.Program;
import tokenward.experiments.starter.parts.Step;
import tokenward.experiments.starter.parts.Value;

/**
 * Makes tasks whose asserts are computed from the reference semantics. In every task each step matters: leaving one out
 * changes the result of an assert.
 */
final class TaskGenerator {
    private static final int ATTEMPTS = 40;
    private static final int LONGEST_SHOWN = 64;
    private static final int LONGEST_HIDDEN = 140;
    private static final Kind[] SOURCES = {
        Kind.NUMBERS, Kind.NUMBERS, Kind.NUMBERS, Kind.WORDS, Kind.WORDS, Kind.WORDS, Kind.TEXT, Kind.COUNTS, Kind.LIMIT
    };
    // Half of all tasks have two steps.
    private static final int[] TRAIN_LENGTHS = {1, 2, 2, 2, 2, 2, 3, 3, 3, 3};
    private static final int[] HELD_OUT_LENGTHS = {2, 3};

    private final Compositions compositions;
    private final Set<String> instructions = new HashSet<>();

    /** Creates a generator; instructions never repeat within it. */
    TaskGenerator(Compositions compositions) {
        this.compositions = compositions;
    }

    /**
     * A program with words and asserts.
     *
     * @param program what is to be written
     * @param instruction how it is asked for
     * @param inputs of its asserts, at least three; the first is short, to be shown in a prompt
     */
    record Drawn(Program program, String instruction, List<Value> inputs) {
        Drawn {
            inputs = List.copyOf(inputs);
        }

        /** Returns one assert for each input. */
        List<String> asserts() {
            return TaskGenerator.asserts(program, inputs);
        }

        /** Returns the task as a line of a data file, with a program and asserts of the caller's choice. */
        TaskRecord record(int number, String code, List<String> shown) {
            return new TaskRecord(instruction, code, number, "", shown, List.of(), program.composition());
        }
    }

    /** Draws tasks of a split, no two with the same instruction; held-out tasks differ in composition as well. */
    List<Drawn> draw(Split split, int count, RandomGenerator random) {
        int[] lengths = split == Split.TRAIN ? TRAIN_LENGTHS : HELD_OUT_LENGTHS;
        List<Drawn> drawn = new ArrayList<>();
        Set<List<Step>> seen = new HashSet<>();
        while (drawn.size() < count) {
            Kind source = SOURCES[random.nextInt(SOURCES.length)];
            List<Step> steps = compositions.draw(split, source, lengths[random.nextInt(lengths.length)], random);
            if (split != Split.TRAIN && seen.contains(steps)) {
                continue;
            }
            Program program = Program.of(steps, random);
            Optional<List<Value>> inputs = inputs(program, random);
            String instruction = program.instruction(random);
            if (inputs.isPresent() && instructions.add(instruction)) {
                drawn.add(new Drawn(program, instruction, inputs.get()));
                seen.add(steps);
            }
        }
        return drawn;
    }

    private static Optional<List<Value>> inputs(Program program, RandomGenerator random) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<Value> inputs = List.of(
                    Inputs.shown(program, random),
                    Inputs.hidden(program, random),
                    Inputs.hidden(program, random),
                    Inputs.smallest(program));
            try {
                if (tellsApart(program, inputs) && isShort(asserts(program, inputs))) {
                    return Optional.of(inputs);
                }
            } catch (ArithmeticException overflow) {
                // Python has no such limit; another draw will have smaller numbers.
            }
        }
        return Optional.empty();
    }

    /** Whether the asserts would notice a missing step, and a program that always returns the same. */
    private static boolean tellsApart(Program program, List<Value> inputs) {
        List<Value> results = inputs.stream().map(program::apply).toList();
        if (results.getFirst().isEmpty() || Set.copyOf(results).size() < 2) {
            return false;
        }
        for (int i = 0; i < program.parts().size(); i++) {
            Optional<Program> shorter = program.without(i);
            if (shorter.isPresent()
                    && inputs.stream().map(shorter.get()::apply).toList().equals(results)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isShort(List<String> asserts) {
        return asserts.getFirst().length() <= LONGEST_SHOWN
                && asserts.stream().allMatch(line -> line.length() <= LONGEST_HIDDEN);
    }

    private static List<String> asserts(Program program, List<Value> inputs) {
        return inputs.stream()
                .map(input -> "assert " + program.functionName() + "(" + input.toPython() + ") == "
                        + program.apply(input).toPython())
                .toList();
    }
}
