package tokenward.experiments.starter.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ProgramTest {
    @Test
    void chains_the_variables_of_its_steps() {
        assertThat(program("keep_odd", "square", "sum").code()).isEqualTo("""
                        def sum_numbers(numbers):
                            kept = [x for x in numbers if x % 2 == 1]
                            mapped = [x * x for x in kept]
                            return sum(mapped)
                        """);
    }

    @Test
    void returns_the_variable_of_a_last_step_that_returns_nothing() {
        assertThat(program("names", "mirror").code()).isEqualTo("""
                        def mirror_counts(counts):
                            words = list(counts)
                            mapped = [w[::-1] for w in words]
                            return mapped
                        """);
    }

    @Test
    void writes_the_planted_mistake_where_told_to() {
        assertThat(program("keep_odd", "product").code(part -> part.step().id().equals("product")))
                .isEqualTo("""
                        def multiply_numbers(numbers):
                            kept = [x for x in numbers if x % 2 == 1]
                            total = 0
                            for x in kept:
                                total *= x
                            return total
                        """);
    }

    @Test
    void computes_what_python_computes() {
        Value.Numbers numbers = new Value.Numbers(List.of(-3L, 4L, 5L, -3L));

        assertThat(program("keep_odd", "square", "sum").apply(numbers)).isEqualTo(new Value.Int(43));
        assertThat(program("halve").apply(numbers).toPython()).isEqualTo("[-2, 2, 2, -2]");
        assertThat(program("tally_numbers").apply(numbers).toPython()).isEqualTo("{-3: 2, 4: 1, 5: 1}");
        assertThat(program("ranked").apply(new Value.Counts(Map.of("tea", 1L))).toPython())
                .isEqualTo("['tea']");
    }

    @Test
    void names_the_number_that_does_not_fit() {
        Value.Numbers huge = new Value.Numbers(List.of(Long.MAX_VALUE, 2L));

        assertThatThrownBy(() -> program("sum").apply(huge)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void asks_for_the_function_by_name() {
        String instruction = program("keep_even", "sum")
                .instruction(RandomGeneratorFactory.of("L64X128MixRandom").create(1));

        assertThat(instruction).startsWith("Write sum_numbers").contains("even").endsWith(".");
    }

    @Test
    void drops_a_step_only_where_the_rest_fits_together() {
        Program program = program("lengths", "square", "sum");

        assertThat(program.without(0)).isEmpty();
        assertThat(program.without(1))
                .hasValueSatisfying(rest -> assertThat(rest.composition()).isEqualTo("lengths sum"));
    }

    @Test
    void step_names_and_phrases_are_unique() {
        assertThat(Step.all()).extracting(Step::id).doesNotHaveDuplicates();
        assertThat(Step.all()).allSatisfy(step -> assertThat(step.phrases()).hasSizeGreaterThanOrEqualTo(2));
        for (Kind kind : Kind.values()) {
            assertThat(Step.all().stream()
                            .filter(step -> step.input() == kind)
                            .flatMap(step -> step.phrases().stream()))
                    .as("phrases for %s", kind)
                    .doesNotHaveDuplicates();
        }
    }

    private static Program program(String... ids) {
        return new Program(Arrays.stream(ids)
                .map(id -> Step.all().stream()
                        .filter(step -> step.id().equals(id))
                        .findFirst()
                        .orElseThrow())
                .map(step -> new Program.Part(step, step.constants().getFirst()))
                .toList());
    }
}
