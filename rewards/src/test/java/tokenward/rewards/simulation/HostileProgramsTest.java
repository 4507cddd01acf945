package tokenward.rewards.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tokenward.grammars.text.SourceText;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.simulation.program.Profile;
import tokenward.rewards.world.TestWorlds;
import tokenward.rewards.world.WorldLibrary;
import tokenward.rewards.world.WorldLoader;
import tokenward.rewards.world.run.WorldSpec;

/** Programs that work on the harness instead of the task: none is paid, none disturbs the next, none costs a server. */
class HostileProgramsTest {
    private static final WorldLibrary LIBRARY = TestWorlds.load("service_robot.world");
    private static final String HONEST = """
            def task_program():
                home = get_current_location()
                go_to("kitchen")
                pick("mug")
                go_to(home)
                place("mug")
            """;
    /** Finds the harness' own object, with which anything can be said. */
    private static final String FOUND = """
            import gc
            robot = next(o for o in gc.get_objects() if type(o).__name__ == "_Robot")
            """;

    private static PythonPool pool;

    @BeforeAll
    static void open() {
        pool = PythonPool.open(PythonPool.Settings.DEFAULT.withSize(1));
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    static Stream<Arguments> programs() {
        return Stream.of(
                says("nothing_at_all", ""),
                says("no_message", "7"),
                says("more_than_it_was_told", "(1, [], (0, (), (0,)), None), (1, [], (0, (), (0,)), None)"),
                says("two_ends_at_once", "(0, [], None, None, False, False), (0, [], None, None, False, False)"),
                says("an_empty_message", "()"),
                says("an_unknown_kind", "(9, [], None, None)"),
                says("a_message_cut_short", "(1, [])"),
                says("a_message_of_texts", "('a', 'b', 'c', 'd')"),
                says("a_call_that_does_not_exist", "(1, [], (99, (), (0, 1, 1, 0, 1)), None)"),
                says("a_call_from_below", "(1, [], (-1, (), (0, 1, 1, 0, 1)), None)"),
                says("a_call_beyond_numbers", "(1, [], (2 ** 80, (), (0,)), None)"),
                says("a_call_without_arguments", "(1, [], (4, (), (0, 1, 1, 0, 1)), None)"),
                says("a_call_with_a_nested_argument", "(1, [], (4, [[]] * 9, (0, 1, 1, 0, 1)), None)"),
                says("a_call_from_nowhere", "(1, [], (0, (), ()), None)"),
                says("a_call_from_a_place_of_its_own", "(1, [], (0, (), ('x', 1)), None)"),
                says("text_among_calls", "(1, ['GoTo /$@!/ kitchen /$@!/ None'], None, None)"),
                says("a_list_of_the_world", "(1, [], None, [(i, ['moon']) for i in range(9)])"),
                says("an_end_without_parts", "(0, [], None, None)"),
                says("an_end_with_a_fault_of_numbers", "(0, [], (1, 2, 3, 4), None, False, False)"),
                says("too_many_calls", "(1, [(0, (), (0,))] * 100000, None, None)"),
                Arguments.of("forges_its_own_end", FOUND + """
                        def task_program():
                            while robot.port.call([(0, [], None, None, False, False)]): pass
                        """, Outcome.CompletionError.class),
                Arguments.of("writes_the_trace_with_print", """
                        import sys
                        def task_program():
                            sys.__stdout__.write("GoTo /$@!/ kitchen /$@!/ None\\n")
                            print("Pick /$@!/ mug /$@!/ None", file=sys.stderr)
                        """, Outcome.CompletionError.class),
                Arguments.of("walks_frames_to_a_state", """
                        import sys
                        def task_program():
                            go_to("kitchen")
                            frame = sys._getframe()
                            while frame:
                                for value in list(frame.f_locals.values()):
                                    if hasattr(value, "state"): value.state["holding"] = "mug"
                                frame = frame.f_back
                            go_to("dock")
                        """, Outcome.CompletionError.class),
                Arguments.of("replaces_what_a_call_does", """
                        def task_program():
                            pick.__code__ = (lambda obj: None).__code__
                            go_to("kitchen")
                            pick("mug")
                            go_to("dock")
                            place("mug")
                        """, Outcome.SimulationError.class),
                Arguments.of("replaces_how_calls_are_sent", FOUND + """
                        type(robot).call = lambda self, index, arguments: None
                        robot.call = go_to.__globals__["_call"] = lambda index, arguments: None
                        def task_program():
                            go_to("kitchen"); pick("mug"); go_to("dock"); place("mug")
                        """, Outcome.CompletionError.class),
                Arguments.of("swallows_everything_for_ever", """
                        def task_program():
                            while True:
                                try:
                                    go_to("nowhere")
                                except BaseException:
                                    pass
                        """, Outcome.SimulationError.class),
                Arguments.of("never_consumes_its_generator", """
                        def task_program():
                            go_to("kitchen")
                            yield pick("mug")
                        """, Outcome.CompletionError.class),
                Arguments.of(
                        "never_awaits",
                        "async def task_program():\n    go_to('kitchen')\n",
                        Outcome.CompletionError.class),
                Arguments.of(
                        "recurses_for_ever", "def task_program():\n    task_program()\n", Outcome.PythonError.class),
                Arguments.of("recurses_below_the_stack", """
                        import sys
                        sys.setrecursionlimit(10 ** 9)
                        def task_program(): return task_program() or 1
                        """, Outcome.PythonError.class),
                Arguments.of(
                        "takes_all_memory",
                        "def task_program():\n    x = bytearray(1 << 40)\n",
                        Outcome.PythonError.class),
                Arguments.of("closes_every_descriptor", """
                        import os
                        def task_program():
                            os.closerange(0, 256)
                            go_to("kitchen")
                        """, Outcome.PythonError.class),
                Arguments.of("removes_the_builtins", """
                        import builtins
                        def task_program():
                            vars(builtins).clear()
                            go_to("kitchen")
                        """, Outcome.PythonError.class),
                Arguments.of("raises_what_cannot_be_printed", """
                        class E(Exception):
                            def __str__(self): raise SystemExit(0)
                        def task_program():
                            raise E
                        """, Outcome.PythonError.class),
                Arguments.of("raises_a_type_without_a_name", """
                        class M(type):
                            __name__ = property(lambda self: 1 / 0)
                        class E(Exception, metaclass=M): pass
                        def task_program():
                            raise E
                        """, Outcome.PythonError.class),
                Arguments.of("calls_while_it_calls", FOUND + """
                        def task_program():
                            robot.asking = True
                            go_to("kitchen")
                        """, Outcome.PythonError.class),
                Arguments.of("passes_subclasses_of_text", """
                        class S(str):
                            def strip(self): return "kitchen"
                            def lower(self): return "kitchen"
                            def __str__(self): return "kitchen"
                            def encode(self, *a): return b"kitchen"
                        def task_program():
                            go_to(S("nowhere"))
                        """, Outcome.SimulationError.class),
                Arguments.of("passes_a_list_that_contains_itself", """
                        def task_program():
                            x = []
                            x.append(x)
                            go_to(x)
                        """, Outcome.PythonError.class),
                Arguments.of("asks_the_clock", """
                        import time
                        def task_program():
                            go_to("room %d" % time.monotonic_ns())
                        """, Outcome.SimulationError.class));
    }

    private static Arguments says(String name, String message) {
        String program = FOUND + "def task_program():\n    robot.port.call([" + message + "])\n    go_to('kitchen')\n";
        return Arguments.of("says_" + name, program, Outcome.PythonError.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void is_not_paid(String name, String program, Class<? extends Outcome> outcome) {
        assertThat(judge(program)).as(name).isInstanceOf(outcome);
        assertThat(judge(HONEST)).as("an honest program after it").isInstanceOf(Outcome.Success.class);
        assertThat(pool.restarts()).isZero();
    }

    @Test
    void calls_from_threads_are_calls() {
        Outcome outcome = judge("""
                import threading
                def run(call, *arguments):
                    thread = threading.Thread(target=call, args=arguments)
                    thread.start()
                    thread.join()
                def task_program():
                    run(go_to, "kitchen")
                    run(pick, "mug")
                    run(go_to, "dock")
                    run(place, "mug")
                """);

        assertThat(outcome).isInstanceOf(Outcome.Success.class);
    }

    @Test
    void a_call_through_the_library_is_blamed_where_the_program_stands() {
        String program = """
                import contextlib
                def task_program():
                    with contextlib.ExitStack() as stack:
                        stack.callback(go_to, "nowhere")
                        go_to("kitchen")
                """;

        Outcome outcome = judge(program);

        assertThat(outcome.site()).isPresent();
        assertThat(outcome.site().orElseThrow().in(program)).contains("ExitStack");
    }

    @Test
    void a_thread_left_behind_does_nothing_in_the_next_world() {
        String program = """
                import threading
                def later():
                    while True:
                        try: go_to("nowhere")
                        except Exception: pass
                def task_program():
                    if is_in_room("coin"):
                        say("yes")
                    threading.Thread(target=later).start()
                """;

        StartVerdict verdict = new Simulator(pool, Profile.STRICT, 1)
                .judge(coins().world("coins").orElseThrow(), program);

        assertThat(verdict.worlds()).hasSize(2);
        assertThat(verdict.worlds())
                .allSatisfy(world -> assertThat(
                                world.run().trace().getFirst().event().kind())
                        .isEqualTo("Check"));
    }

    @Test
    void a_program_that_counts_its_runs_gets_a_process_for_each_world() {
        String program = """
                import builtins
                builtins.runs = getattr(builtins, "runs", 0) + 1
                def task_program():
                    say(str(builtins.runs))
                    is_in_room("coin")
                """;

        StartVerdict verdict = new Simulator(pool, Profile.STRICT, 1)
                .judge(coins().world("coins").orElseThrow(), program);

        assertThat(verdict.worlds()).hasSize(2);
        assertThat(verdict.worlds())
                .allSatisfy(world -> assertThat(
                                world.run().trace().getFirst().event().values())
                        .isEqualTo(List.of("1")));
    }

    @Test
    void a_program_run_in_every_world_is_judged_as_one_whose_known_worlds_are_replayed() {
        String program = """
                def task_program():
                    for thing in ["coin", "purse"]:
                        if is_in_room(thing):
                            go_to("here" if thing == "coin" else "there")
                    say("done")
                """;
        WorldSpec world = coins("sample 40 worlds reject if 0.9").world("coins").orElseThrow();
        Simulator simulator = new Simulator(pool, Profile.STRICT, 1);

        StartVerdict replayed = simulator.judge(world, program);
        StartVerdict run = simulator.runningInEveryWorld().judge(world, program);

        assertThat(run.worlds()).hasSize(40);
        assertThat(run.failing()).isEqualTo(replayed.failing()).isStrictlyBetween(0.0, 1.0);
        for (int i = 0; i < 40; i++) {
            WorldVerdict one = replayed.worlds().get(i);
            assertThat(run.worlds().get(i).outcome()).isEqualTo(one.outcome());
            assertThat(run.worlds().get(i).run().trace()).isEqualTo(one.run().trace());
        }
    }

    @Test
    void a_program_run_in_every_world_is_found_out_when_it_counts_its_runs() {
        String program = """
                import builtins
                builtins.runs = getattr(builtins, "runs", 0) + 1
                def task_program():
                    is_in_room("coin")
                    say(str(builtins.runs))
                """;

        StartVerdict verdict = new Simulator(pool, Profile.STRICT, 1)
                .runningInEveryWorld()
                .judge(coins("sample 6 worlds reject if any").world("coins").orElseThrow(), program);

        assertThat(verdict.worlds())
                .allSatisfy(world -> assertThat(
                                world.run().trace().getLast().event().values())
                        .isEqualTo(List.of("1")));
    }

    private static WorldLibrary coins() {
        return coins("sample 1 worlds exhaustive upto 8 reject if any");
    }

    private static WorldLibrary coins(String sampling) {
        String text = """
                world coins "a coin in a room" {
                  facts open
                  SAMPLING
                  state {
                    fact here(thing) ~ coin(0.5)
                  }
                  call is_in_room(thing: text nonblank) -> bool "Look." fails LookError {
                    emit Check(thing)
                    return here(thing)
                  }
                  call say(message: text) "Speak." fails SayError {
                    emit Say(message)
                  }
                  call go_to(place: text nonblank) "Go." fails GoError {
                    emit GoTo(place)
                    require place == "here" else UNREACHABLE: "no such place"
                  }
                }
                """;
        return WorldLoader.load(
                        new SourceText("coins.world", text.replace("SAMPLING", sampling)), WorldLoader.Imports.none())
                .value()
                .orElseThrow();
    }

    private static Outcome judge(String program) {
        return new Simulator(pool, Profile.STRICT, 1)
                .judge(LIBRARY.task("FetchMug").orElseThrow(), program)
                .outcome();
    }
}
