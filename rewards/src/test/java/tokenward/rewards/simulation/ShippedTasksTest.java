package tokenward.rewards.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.simulation.program.Profile;
import tokenward.rewards.world.TestWorlds;
import tokenward.rewards.world.WorldLibrary;
import tokenward.rewards.world.goal.TaskSpec;

/** The worlds that come with the project: every task can be solved, and not by doing nothing. */
class ShippedTasksTest {
    private static PythonPool pool;

    @BeforeAll
    static void open() {
        pool = PythonPool.open();
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"service_robot.world", "warehouse.world", "labbench.world", "smarthome.world"})
    void reference_programs_succeed_and_an_empty_program_does_not(String file) {
        WorldLibrary library = TestWorlds.load(file);
        Simulator simulator = new Simulator(pool, Profile.STRICT, 1);

        for (TaskSpec task : library.tasks()) {
            Verdict reference = simulator.judge(task, task.reference().orElseThrow());
            Verdict empty = simulator.judge(task, "def task_program():\n    pass\n");

            assertThat(reference.outcome().message()).as(task.name()).isEqualTo("all goals met");
            assertThat(reference.outcome()).as(task.name()).isInstanceOf(Outcome.Success.class);
            assertThat(empty.outcome()).as(task.name()).isInstanceOf(Outcome.CompletionError.class);
            assertThat(task.prompts()).as(task.name()).hasSizeGreaterThanOrEqualTo(2);
        }
        assertThat(library.tasks()).hasSizeGreaterThanOrEqualTo(8);
        assertThat(library.tasks().stream().map(t -> t.split().orElse("")).distinct())
                .containsAll(List.of("train", "test"));
    }
}
