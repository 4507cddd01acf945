package tokenward.experiments.starter;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tokenward.experiments.starter.parts.Program;
import tokenward.experiments.starter.parts.Value;

/**
 * One line of {@code test_plus.jsonl}: a test task in the shape of MBPP+'s records, with many more inputs than asserts.
 *
 * @param taskId {@code Mbpp/} and a number far above MBPP's own, which have special rules
 * @param prompt a docstring of the instruction and the first assert
 * @param entryPoint the function
 * @param canonicalSolution a program that says what the outputs are
 * @param baseInput arguments of the asserts, one list a call
 * @param plusInput further arguments
 * @param atol absolute tolerance; always 0
 */
record PlusRecord(
        @JsonProperty("task_id") String taskId,
        @JsonProperty("prompt") String prompt,
        @JsonProperty("entry_point") String entryPoint,
        @JsonProperty("canonical_solution") String canonicalSolution,
        @JsonProperty("base_input") List<List<Object>> baseInput,
        @JsonProperty("plus_input") List<List<Object>> plusInput,
        @JsonProperty("atol") int atol) {
    private static final int FURTHER = 20;
    private static final int FIRST_NUMBER = 100_001;

    /** Makes the record of a drawn task; its position is counted from 0. */
    static PlusRecord of(TaskGenerator.Drawn task, int position, RandomGenerator random) {
        Program program = task.program();
        List<List<Object>> further = new ArrayList<>();
        while (further.size() < FURTHER) {
            Value input = Inputs.hidden(program, random);
            if (isDefined(program, input)) {
                further.add(List.of(json(input)));
            }
        }
        return new PlusRecord(
                "Mbpp/" + (FIRST_NUMBER + position),
                "\"\"\"\n" + task.instruction() + "\n" + task.asserts().getFirst() + "\n\"\"\"\n",
                program.functionName(),
                "\n" + program.code(),
                task.inputs().stream().map(input -> List.of(json(input))).toList(),
                further,
                0);
    }

    /** Returns an argument as Jackson writes it. */
    private static Object json(Value argument) {
        return switch (argument) {
            case Value.Numbers(List<Long> items) -> items;
            case Value.Words(List<String> items) -> items;
            case Value.Text(String text) -> text;
            case Value.Counts(Map<String, Long> items) -> items;
            case Value.Int(long number) -> number;
            case Value.Flag flag -> throw new IllegalArgumentException("no task takes " + flag);
            case Value.Table table -> throw new IllegalArgumentException("no task takes " + table);
        };
    }

    /** The reference semantics computes in 64 bits, Python without limit. */
    private static boolean isDefined(Program program, Value input) {
        try {
            program.apply(input);
            return true;
        } catch (ArithmeticException overflow) {
            return false;
        }
    }
}
