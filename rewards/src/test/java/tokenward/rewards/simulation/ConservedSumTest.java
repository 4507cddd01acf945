package tokenward.rewards.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.Task;
import tokenward.rewards.attribution.Spans;
import tokenward.rewards.attribution.Spread;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.simulation.program.Profile;
import tokenward.rewards.world.TestWorlds;
import tokenward.rewards.world.WorldLibrary;
import tokenward.rewards.world.goal.TaskSpec;

/** Reference programs with lines left out or made twice: whatever becomes of them, the tokens get the score. */
class ConservedSumTest {
    private static final int PROGRAMS = 12;

    @Test
    void the_tokens_of_any_program_get_its_score_and_blame_stays_within_it() {
        SplittableRandom random = new SplittableRandom(9);
        try (PythonPool pool = PythonPool.open(PythonPool.Settings.DEFAULT.withSize(1))) {
            for (String file : List.of("service_robot", "warehouse", "smarthome", "labbench")) {
                WorldLibrary library = TestWorlds.load(file + ".world");
                SimulationReward reward = new SimulationReward(
                        library,
                        library.world(file).orElseThrow(),
                        new Simulator(pool, Profile.STRICT, 1),
                        SimulationConfig.DEFAULTS);
                for (int i = 0; i < PROGRAMS; i++) {
                    TaskSpec task =
                            library.tasks().get(random.nextInt(library.tasks().size()));
                    String program = changed(task.reference().orElseThrow(), random);
                    Completion completion = Completion.ofCharacters(program);

                    Assessment assessment = reward.assess(named(task.name()), completion);

                    double score = assessment.score().orElseThrow();
                    double blamed = assessment.findings().stream()
                            .filter(finding -> finding instanceof Finding.Penalty)
                            .mapToDouble(finding -> ((Finding.Penalty) finding).amount())
                            .sum();
                    double spread = new Spans(Spread.SHARE)
                            .spread(assessment, completion)
                            .sum();
                    assertThat(score).as(program).isBetween(-1.0, 1.0);
                    assertThat(blamed).as(program).isBetween(0.0, 1.0 + 1e-9);
                    assertThat(spread).as(program).isCloseTo(score, within(1e-5));
                }
            }
        }
    }

    private static String changed(String program, SplittableRandom random) {
        List<String> lines = new ArrayList<>(program.lines().toList());
        int at = random.nextInt(1, lines.size());
        if (random.nextBoolean()) {
            lines.remove(at);
        } else {
            lines.add(at, lines.get(at));
        }
        return String.join("\n", lines) + "\n";
    }

    private static Task named(String task) {
        return new Task(
                task,
                "",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Map.of(SimulationReward.TASK_FIELD, task));
    }
}
