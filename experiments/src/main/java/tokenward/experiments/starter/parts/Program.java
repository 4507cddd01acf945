package tokenward.experiments.starter.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Steps in a row with their constants: a function from the first step's input to the last step's output, that can be
 * said, written and computed.
 *
 * @param parts the steps, each taking what the one before gives
 */
public record Program(List<Part> parts) {
    /**
     * One step with its constant.
     *
     * @param step the step
     * @param constant one of the step's constants
     */
    public record Part(Step step, int constant) {
        private String fill(String text) {
            return text.replace("#", step.constantText(constant));
        }
    }

    public Program {
        parts = List.copyOf(parts);
    }

    /** Fills in constants by chance. */
    public static Program of(List<Step> steps, RandomGenerator random) {
        return new Program(steps.stream()
                .map(step -> new Part(
                        step,
                        step.constants().get(random.nextInt(step.constants().size()))))
                .toList());
    }

    /** Returns what the function takes. */
    public Kind source() {
        return parts.getFirst().step().input();
    }

    /** Returns the steps' names, the composition the splits are made by. */
    public String composition() {
        return parts.stream().map(part -> part.step().id()).collect(Collectors.joining(" "));
    }

    /** Returns the name of the function. */
    public String functionName() {
        return parts.getLast().step().verb() + "_" + source().noun();
    }

    /** Computes the result, or throws {@link ArithmeticException} when a number on the way does not fit 64 bits. */
    public Value apply(Value input) {
        Value value = input;
        for (Part part : parts) {
            value = part.step().meaning().apply(part.constant()).of(value);
        }
        return value;
    }

    /** Returns the program without one of its steps, if what is left still fits together. */
    public Optional<Program> without(int index) {
        Step dropped = parts.get(index).step();
        if (parts.size() == 1 || dropped.input() != dropped.output()) {
            return Optional.empty();
        }
        List<Part> rest = new ArrayList<>(parts);
        rest.remove(index);
        return Optional.of(new Program(rest));
    }

    /** Asks for the function by name in one sentence, in one of several phrasings. */
    public String instruction(RandomGenerator random) {
        String source = pick(source().phrases(), random);
        List<String> clauses = parts.stream()
                .map(part -> part.fill(pick(part.step().phrases(), random)))
                .toList();
        return switch (random.nextInt(4)) {
            case 0 -> "Write " + functionName() + ": given " + source + ", " + enumerate(clauses) + ".";
            case 1 -> "Write " + functionName() + " to " + enumerate(clauses) + ", given " + source + ".";
            case 2 -> "Write " + functionName() + " for " + source + ": " + String.join(", then ", clauses) + ".";
            default -> "Write " + functionName() + ", which takes " + source + ": " + enumerate(clauses) + ".";
        };
    }

    /** Returns the function as it should be written. */
    public String code() {
        return code(part -> false);
    }

    /** Returns the function with the planted mistakes of the chosen steps in it. */
    public String code(Predicate<Part> flawed) {
        List<String> lines = new ArrayList<>();
        String variable = source().parameter();
        lines.add("def " + functionName() + "(" + variable + "):");
        for (Part part : parts) {
            Step step = part.step();
            String body = step.flaw().isPresent() && flawed.test(part)
                    ? step.flaw().get().code()
                    : step.code();
            for (String line : part.fill(body).replace("$", variable).split("\n", -1)) {
                lines.add("    " + line);
            }
            variable = step.variable().orElse(variable);
        }
        if (parts.getLast().step().variable().isPresent()) {
            lines.add("    return " + variable);
        }
        return String.join("\n", lines) + "\n";
    }

    private static String enumerate(List<String> clauses) {
        int last = clauses.size() - 1;
        return last == 0
                ? clauses.getFirst()
                : String.join(", ", clauses.subList(0, last)) + " and " + clauses.get(last);
    }

    private static String pick(List<String> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
