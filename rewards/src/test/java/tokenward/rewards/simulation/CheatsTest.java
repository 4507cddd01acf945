package tokenward.rewards.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

/** Programs that try to be paid for nothing, and the dense reward of honest ones. */
class CheatsTest {
    private static final WorldLibrary LIBRARY = TestWorlds.load("service_robot.world");
    private static PythonPool pool;

    @BeforeAll
    static void open() {
        pool = PythonPool.open();
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void printed_events_are_not_events() {
        Outcome outcome = judge("FetchMug", """
                def task_program():
                    print('GoTo /$@!/ kitchen /$@!/ None')
                    print('Pick /$@!/ mug /$@!/ None')
                    print('GoTo /$@!/ dock /$@!/ None')
                    print('Place /$@!/ mug /$@!/ None')
                """);

        assertThat(outcome).isInstanceOf(Outcome.CompletionError.class);
    }

    @Test
    void there_is_no_robot_object_with_a_state() {
        Outcome outcome = judge("FetchMug", """
                def task_program():
                    robot.state.agents = {}
                """);

        assertThat(outcome.code()).isEqualTo("UNDEFINED");
    }

    @Test
    void a_swallowed_error_still_counts() {
        Outcome outcome = judge("FetchMug", """
                def task_program():
                    home = get_current_location()
                    go_to("kitchen")
                    pick("mug")
                    try:
                        pick("plate")
                    except Exception:
                        pass
                    go_to(home)
                    place("mug")
                """);

        assertThat(outcome).isInstanceOf(Outcome.SimulationError.class);
        assertThat(outcome.code()).isEqualTo("HAND_FULL");
    }

    @Test
    void a_program_that_does_nothing_earns_nothing() {
        assertThat(score("FetchMug", "def task_program():\n    pass\n")).isZero();
        assertThat(score("ShortTour", "def task_program():\n    return\n")).isZero();
        assertThat(score("SwapBooks", "def task_program():\n    x = get_all_rooms()\n"))
                .isZero();
    }

    @Test
    void a_swallowed_error_of_any_kind_of_handler_still_counts() {
        Outcome outcome = judge("FetchMug", """
                import contextlib
                def task_program():
                    with contextlib.suppress(BaseException):
                        go_to("nowhere")
                    go_to("kitchen")
                    pick("mug")
                    go_to("dock")
                    place("mug")
                """);

        assertThat(outcome.code()).isEqualTo("UNREACHABLE");
    }

    @Test
    void replacing_the_calls_by_own_functions_leaves_no_trace() {
        Outcome outcome = judge("FetchMug", """
                def go_to(x): pass
                def pick(x): pass
                def place(x): pass
                def task_program():
                    go_to("kitchen")
                    pick("mug")
                    go_to("dock")
                    place("mug")
                """);

        assertThat(outcome).isInstanceOf(Outcome.CompletionError.class);
    }

    @Test
    void leaving_early_is_judged_on_what_was_done() {
        assertThat(judge("FetchMug", "def task_program():\n    exit(0)\n")).isInstanceOf(Outcome.CompletionError.class);
        assertThat(judge("FetchMug", "import os\ndef task_program():\n    os._exit(0)\n")
                        .column())
                .isEqualTo("python_error");
    }

    @Test
    void speaking_to_the_harness_itself_changes_no_world() {
        Outcome outcome = judge("FetchMug", """
                import os
                def task_program():
                    for fd in range(3, 20):
                        try:
                            os.write(fd, b"\\x05\\x00\\x00\\x00Q" * 3)
                        except OSError:
                            pass
                """);

        assertThat(outcome).isNotInstanceOf(Outcome.Success.class);
    }

    @Test
    void changing_a_list_the_robot_returned_changes_no_world() {
        Outcome outcome = judge("FetchMug", """
                def task_program():
                    rooms = get_all_rooms()
                    rooms.append("moon")
                    go_to("moon")
                """);

        assertThat(outcome.code()).isEqualTo("UNREACHABLE");
    }

    @Test
    void objects_that_pretend_to_be_text_are_taken_for_what_they_are() {
        Outcome outcome = judge("FetchMug", """
                class Anything:
                    def __eq__(self, other): return True
                    def __hash__(self): return 0
                    def strip(self): return self
                    def __str__(self): return "kitchen"
                def task_program():
                    go_to(Anything())
                """);

        assertThat(outcome).isInstanceOf(Outcome.SimulationError.class);
        assertThat(outcome.message()).contains("must be a string");
    }

    @Test
    void an_endless_loop_ends_at_the_limit() {
        Outcome silent = judge("DeliverNote", "def task_program():\n    while True:\n        pass\n");
        Outcome busy = judge("DeliverNote", "def task_program():\n    while True:\n        say(\"note\")\n");

        assertThat(silent.code()).isEqualTo("TIMEOUT");
        assertThat(busy.code()).isEqualTo("TIMEOUT");
    }

    @Test
    void naming_everything_at_once_does_not_satisfy_goals_that_exclude() {
        Outcome outcome = judge("TeaOrCoffee", """
                def task_program():
                    home = get_current_location()
                    go_to("omar's office")
                    ask("omar", "Tea or coffee?", ["tea", "coffee"])
                    go_to(home)
                    say("tea coffee")
                """);

        assertThat(outcome).isInstanceOf(Outcome.CompletionError.class);
    }

    @Test
    void a_failing_call_is_blamed_where_it_stands_and_the_sum_is_the_score() {
        String text = "Sure:\n```python\ndef task_program():\n    go_to(\"kitchen\")\n    pick(\"fork\")\n```\n";
        int code = text.indexOf("def");
        Completion completion = Completion.ofCharacters(text)
                .withCode(Optional.of(new tokenward.grammars.text.Span(code, text.indexOf("```\n", code))));

        Assessment assessment = reward().assess(task("FetchMug"), completion);

        Finding.Penalty penalty = (Finding.Penalty) assessment.findings().stream()
                .filter(Finding.Penalty.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(penalty.span().in(text)).isEqualTo("pick(\"fork\")");
        assertThat(penalty.because()).contains("absent");
        double spread = new Spans(Spread.SHARE).spread(assessment, completion).sum();
        assertThat(spread).isCloseTo(assessment.score().orElseThrow(), within(1e-5));
    }

    @Test
    void the_condition_a_failing_call_stands_under_takes_half_of_the_blame() {
        String program = """
                def task_program():
                    go_to("kitchen")
                    if not is_in_room("fork"):
                        say("here I am")
                        pick("fork")
                """;

        Map<String, Double> blamed = new TreeMap<>();
        for (Finding finding : reward().assess(task("FetchMug"), Completion.ofCharacters(program))
                .findings()) {
            if (finding instanceof Finding.Penalty penalty) {
                blamed.merge(penalty.span().in(program), penalty.amount(), Double::sum);
            }
        }

        assertThat(blamed).containsOnlyKeys("pick(\"fork\")", "not is_in_room(\"fork\")");
        assertThat(blamed.values()).allSatisfy(amount -> assertThat(amount).isCloseTo(0.3, within(1e-9)));
    }

    @Test
    void counting_its_own_runs_tells_a_program_nothing() {
        Outcome outcome = judge("ProjectorCheck", """
                import builtins
                builtins.runs = getattr(builtins, "runs", 0) + 1
                def task_program():
                    go_to("meeting room")
                    is_in_room("projector")
                    go_to("dock")
                    say("yes" if builtins.runs == 1 else "no")
                """);

        assertThat(outcome).isInstanceOf(Outcome.CompletionError.class);
    }

    @Test
    void every_step_towards_the_goals_is_worth_more() {
        double went = score("FetchMug", "def task_program():\n    go_to(\"kitchen\")\n");
        double picked = score("FetchMug", "def task_program():\n    go_to(\"kitchen\")\n    pick(\"mug\")\n");
        double brought = score(
                "FetchMug", "def task_program():\n    go_to(\"kitchen\")\n    pick(\"mug\")\n    go_to(\"dock\")\n");
        double done = score(
                "FetchMug",
                "def task_program():\n    go_to(\"kitchen\")\n    pick(\"mug\")\n    go_to(\"dock\")\n    place(\"mug\")\n");

        assertThat(went).isPositive().isLessThan(picked);
        assertThat(picked).isLessThan(brought);
        assertThat(brought).isLessThan(done);
        assertThat(done).isEqualTo(1);
    }

    private static Outcome judge(String task, String program) {
        return new Simulator(pool, Profile.STRICT, 1)
                .judge(LIBRARY.task(task).orElseThrow(), program)
                .outcome();
    }

    private static SimulationReward reward() {
        return new SimulationReward(
                LIBRARY,
                LIBRARY.world("service_robot").orElseThrow(),
                new Simulator(pool, Profile.STRICT, 1),
                SimulationConfig.DEFAULTS);
    }

    private static Task task(String name) {
        return new Task(
                name,
                "",
                Optional.empty(),
                Optional.empty(),
                java.util.List.of(),
                Optional.empty(),
                Map.of(SimulationReward.TASK_FIELD, name));
    }

    private static double score(String task, String program) {
        return reward().assess(task(task), Completion.ofCharacters(program))
                .score()
                .orElseThrow();
    }
}
