package tokenward.rewards.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tokenward.grammars.text.SourceText;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.simulation.program.Memory;
import tokenward.rewards.simulation.program.Profile;
import tokenward.rewards.simulation.program.ProgramRun;
import tokenward.rewards.simulation.program.ProgramRunner;
import tokenward.rewards.simulation.program.Session;
import tokenward.rewards.world.WorldLoader;
import tokenward.rewards.world.run.WorldSpec;

/** One child serves all starts of a task. */
class StartsTest {
    private static final WorldSpec HALL = WorldLoader.load(
                    new SourceText("hall.world", """
                            world hall {
                              state { at: text = "hall" }
                              call room() -> text { return at }
                              call go_to(place: text nonblank) fails MoveError {
                                require place != at else THERE: "already there"
                                set at = place
                                emit GoTo(place)
                              }
                              call say(message: text) fails SayError { emit Say(message) }
                            }
                            """), WorldLoader.Imports.none())
            .value()
            .flatMap(library -> library.world("hall"))
            .orElseThrow();

    private static PythonPool pool;

    @BeforeAll
    static void open() {
        pool = PythonPool.open(PythonPool.Settings.DEFAULT.withSize(1));
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void a_program_does_the_same_in_every_start_where_it_is_told_the_same() {
        String program = """
                def step(place):
                    go_to(place)
                def task_program():
                    say(room())
                    step("lab")
                    step("lab")
                """;

        List<List<ProgramRun>> starts = runs(program, Session.Trust.CHECKED);

        assertThat(starts).hasSize(3);
        assertThat(starts)
                .allSatisfy(runs -> assertThat(runs)
                        .allSatisfy(run -> assertThat(run.failures())
                                .singleElement()
                                .satisfies(failed -> assertThat(
                                                failed.site().orElseThrow().in(program))
                                        .isEqualTo("go_to(place)"))));
    }

    @Test
    void a_program_that_counts_its_runs_is_found_out_and_costs_no_server() {
        String program = """
                import builtins
                builtins.runs = getattr(builtins, "runs", 0) + 1
                def task_program():
                    go_to("lab %d" % builtins.runs)
                """;
        runs("def task_program():\\n    pass\\n", Session.Trust.CHECKED);
        Set<Long> before = processes();

        assertThatThrownBy(() -> runs(program, Session.Trust.CHECKED)).isInstanceOf(Memory.ForgetfulException.class);

        assertThat(runs(program, Session.Trust.APART)).hasSize(3);
        assertThat(processes()).isEqualTo(before);
    }

    private static List<List<ProgramRun>> runs(String program, Session.Trust trust) {
        List<Exploration> explored = Stream.of("hall", "kitchen", "hall")
                .map(at -> new Exploration(
                        HALL,
                        Map.<String, Object>of("at", at),
                        program,
                        Profile.STRICT,
                        new SplittableRandom(1),
                        run -> false,
                        10))
                .toList();
        new ProgramRunner(pool, HALL, Profile.STRICT).run(program, new Starts(explored, start -> true), trust);
        return explored.stream()
                .map(one -> one.runs().stream().map(Exploration.Explored::run).toList())
                .toList();
    }

    private static Set<Long> processes() {
        return ProcessHandle.current().descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
    }
}
