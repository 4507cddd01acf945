package tokenward.rewards.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tokenward.grammars.text.SourceText;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.simulation.program.Profile;
import tokenward.rewards.world.WorldLoader;
import tokenward.rewards.world.run.WorldSpec;

/** Exact chances of failing, against chances summed over the branches of random programs without any world. */
class ExhaustiveWorldsTest {
    private static final String WORLD = """
            world chances {
              facts open
              state {
                fact there(thing) ~ coin(0.3)
                fact colour(thing) ~ weighted({ "red": 5, "green": 3, "blue": 2 })
              }
              call look(thing: text) -> bool { emit Look(thing) return there(thing) }
              call colour_of(thing: text) -> text { emit Colour(thing) return colour(thing) }
              call flip() -> bool { return choose([true, false, false]) }
              call stop() fails StopError { fail STOPPED: "stopped" }
              sample 1 worlds exhaustive upto BOUND reject if any
            }
            """;
    private static final List<String> THINGS = List.of("cup", "lamp");
    private static PythonPool pool;

    @BeforeAll
    static void open() {
        pool = PythonPool.open(PythonPool.Settings.DEFAULT.withSize(1));
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    /** A program as a tree: a question with a branch for each answer, or an end that fails or does not. */
    private sealed interface Node {
        /** Ends here. */
        record End(boolean fails) implements Node {}

        /** Goes on by the answer to a question about a thing; a coin thrown afresh where there is none. */
        record Ask(String call, String thing, Map<String, Branch> answers) implements Node {}
    }

    private record Branch(double chance, Node then) {}

    @Test
    void chances_of_failing_are_exact() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 40; i++) {
            Node program = node(random, 4);

            StartVerdict verdict = judge(program, 4_096);

            assertThat(verdict.explored()).isCloseTo(1, within(1e-9));
            assertThat(verdict.failing()).as(python(program)).isCloseTo(failing(program, Map.of()), within(1e-9));
        }
    }

    @Test
    void where_a_bound_is_hit_the_exact_chance_lies_between_what_was_explored_and_what_was_not() {
        SplittableRandom random = new SplittableRandom(4);
        int cut = 0;
        for (int i = 0; i < 10; i++) {
            Node program = node(random, 4);
            double exact = failing(program, Map.of());
            double before = 0;
            for (int bound : List.of(1, 4, 12)) {
                StartVerdict verdict = judge(program, bound);

                double least = verdict.explored() * verdict.failing();
                assertThat(verdict.worlds()).hasSizeLessThanOrEqualTo(bound);
                assertThat(verdict.explored()).isBetween(before, 1 + 1e-9);
                assertThat(exact).as(python(program)).isBetween(least - 1e-9, least + 1 - verdict.explored() + 1e-9);
                before = verdict.explored();
                cut += verdict.explored() < 1 - 1e-9 ? 1 : 0;
            }
        }
        assertThat(cut).isPositive();
    }

    private static StartVerdict judge(Node program, int bound) {
        WorldSpec world = WorldLoader.load(
                        new SourceText("chances.world", WORLD.replace("BOUND", Integer.toString(bound))),
                        WorldLoader.Imports.none())
                .value()
                .flatMap(library -> library.world("chances"))
                .orElseThrow();
        return new Simulator(pool, Profile.STRICT, 1).judge(world, "def task_program():\n" + python(program));
    }

    private static Node node(SplittableRandom random, int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return new Node.End(random.nextBoolean());
        }
        String thing = THINGS.get(random.nextInt(THINGS.size()));
        return switch (random.nextInt(3)) {
            case 0 -> ask(random, depth, "look", thing, Map.of("True", 0.3, "False", 0.7));
            case 1 -> ask(random, depth, "colour_of", thing, Map.of("'red'", 0.5, "'green'", 0.3, "'blue'", 0.2));
            default -> ask(random, depth, "flip", "", Map.of("True", 1 / 3.0, "False", 2 / 3.0));
        };
    }

    private static Node ask(
            SplittableRandom random, int depth, String call, String thing, Map<String, Double> chances) {
        Map<String, Branch> answers = new TreeMap<>();
        new TreeMap<>(chances)
                .forEach((answer, chance) -> answers.put(answer, new Branch(chance, node(random, depth - 1))));
        return new Node.Ask(call, thing, answers);
    }

    private static String python(Node program) {
        return switch (program) {
            case Node.End end -> end.fails() ? " stop()\n" : " return\n";
            case Node.Ask ask -> {
                StringBuilder out = new StringBuilder(" answer = " + ask.call() + "("
                        + (ask.thing().isEmpty() ? "" : "'" + ask.thing() + "'") + ")\n");
                ask.answers()
                        .forEach((answer, branch) -> out.append(" if answer == " + answer + ":\n")
                                .append(python(branch.then()).indent(1))
                                .append("  return\n"));
                yield out.toString();
            }
        };
    }

    /** The chance of failing, given what things are known to be. */
    private static double failing(Node program, Map<String, String> known) {
        return switch (program) {
            case Node.End end -> end.fails() ? 1 : 0;
            case Node.Ask ask -> {
                String fact = ask.call() + ask.thing();
                double sum = 0;
                for (Map.Entry<String, Branch> answer : ask.answers().entrySet()) {
                    String before = known.get(fact);
                    if (before == null || before.equals(answer.getKey())) {
                        Map<String, String> now = new HashMap<>(known);
                        if (!ask.thing().isEmpty()) {
                            now.put(fact, answer.getKey());
                        }
                        Branch branch = answer.getValue();
                        sum += (before == null ? branch.chance() : 1) * failing(branch.then(), now);
                    }
                }
                yield sum;
            }
        };
    }
}
