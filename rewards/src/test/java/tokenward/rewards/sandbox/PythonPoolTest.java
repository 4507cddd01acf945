package tokenward.rewards.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.sandbox.Conversation.Turn;
import tokenward.rewards.value.PyEquality;
import tokenward.rewards.value.PyValue;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonPoolTest {
    private static final Limits LIMITS = Limits.ofTime(Duration.ofSeconds(10));
    private static final Limits SHORT = Limits.ofTime(Duration.ofMillis(300));
    /** Runs the body as Python, with the port in sight. */
    private static final Driver EXEC = new Driver("exec", "def main(port, body):\n    exec(body, {'port': port})\n");

    private PythonPool pool;

    @BeforeAll
    void open() {
        pool = PythonPool.open(PythonPool.Settings.DEFAULT.withSize(2));
    }

    @AfterAll
    void close() {
        pool.close();
    }

    @Test
    void values_survive_the_way_there_and_back() {
        Driver echo = new Driver("echo", "def main(port, body):\n    port.emit(body)\n");
        PyValue value = PyValue.list(
                PyValue.of("é😀"),
                new PyValue.Int(java.math.BigInteger.TWO.pow(100).negate()),
                PyValue.of(0.1),
                new PyValue.Complex(1, 2),
                PyValue.tuple(PyValue.None.NONE, PyValue.of(true)),
                new PyValue.Bytes("ÿ\u0000", false),
                new PyValue.SetOf(List.of(PyValue.of(3)), true));

        Execution execution = pool.run(Job.of(echo, value, LIMITS));

        assertThat(execution).isInstanceOf(Execution.Finished.class);
        assertThat(execution.results()).hasSize(1);
        assertThat(PyEquality.equal(execution.results().getFirst(), value)).isTrue();
    }

    @Test
    void results_before_a_time_out_are_kept() {
        Execution execution = run("port.emit(1)\nport.emit(2)\nwhile True: pass", SHORT);

        assertThat(execution).isInstanceOf(Execution.TimedOut.class);
        assertThat(execution.results()).containsExactly(PyValue.of(1), PyValue.of(2));
    }

    @Test
    void a_pause_between_results_is_limited_on_its_own() {
        Limits limits = LIMITS.withPause(Duration.ofMillis(200));

        Execution execution = run("import time\nfor i in range(9): port.emit(i)\ntime.sleep(60)", limits);

        assertThat(execution).isInstanceOf(Execution.TimedOut.class);
        assertThat(execution.results()).hasSize(9);
        assertThat(execution.usage().wall()).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void a_crash_is_a_value_and_the_server_lives_on() {
        int before = pool.restarts();

        Execution crash = run("import ctypes\nctypes.string_at(0)", LIMITS);
        Execution exit = run("import os\nos._exit(3)", LIMITS);

        assertThat(crash)
                .isInstanceOfSatisfying(
                        Execution.Died.class, died -> assertThat(died.signal()).isEqualTo(11));
        assertThat(exit)
                .isInstanceOfSatisfying(
                        Execution.Died.class, died -> assertThat(died.code()).isEqualTo(3));
        assertThat(run("port.emit('on')", LIMITS).results()).containsExactly(PyValue.of("on"));
        assertThat(pool.restarts()).isEqualTo(before);
    }

    @Test
    void memory_and_results_are_bounded() {
        assertThat(run("x = bytearray(8 << 30)", LIMITS)).isInstanceOf(Execution.OutOfMemory.class);
        assertThat(run("while True: port.emit('x' * 1000000)", LIMITS)).isInstanceOf(Execution.Flooded.class);
    }

    @Test
    void a_server_that_does_not_start_is_quoted(@TempDir Path directory) throws IOException {
        Path python = Files.writeString(directory.resolve("python"), """
                #!/bin/sh
                case "$4" in
                  *implementation*) printf '%s\\n3.11.7\\ncpython\\n/usr\\n/usr\\n/usr/lib\\n' "$0" ;;
                  *) echo 'first' >&2; echo 'no room for a server.' >&2; exit 1 ;;
                esac
                """);
        assertThat(python.toFile().setExecutable(true)).isTrue();
        PythonPool.Settings settings = new PythonPool.Settings(Optional.of(python), Optional.of(Isolation.NONE), 1);

        assertThatThrownBy(() -> PythonPool.open(settings))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("no fork-server at level `none`: no room for a server;");
        assertThatThrownBy(() -> PythonPool.open(
                        new PythonPool.Settings(Optional.of(directory.resolve("missing")), Optional.empty(), 1)))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("missing` is no program that can be run");
    }

    /** A program could look for the results of the reference solution there. */
    @Test
    void what_one_program_returned_is_nowhere_in_the_memory_of_the_next() {
        String searched = """
                import ctypes
                libc = ctypes.CDLL(None)
                libc.sbrk.restype = ctypes.c_void_p
                end = libc.sbrk(0) & -4096
                seen = ctypes.create_string_buffer(1)
                start = end
                while libc.mincore(ctypes.c_void_p(start - 4096), 4096, seen) == 0:
                    start -= 4096
                backwards = ctypes.string_at(start, end - start)[::-1]
                port.emit((end - start > 100000, backwards.count(b'tluser' + b'-terces')))
                """;
        try (PythonPool one = PythonPool.open(PythonPool.Settings.DEFAULT.withSize(1))) {
            for (int size : List.of(1, 300, 100_000)) {
                String returned = "port.emit(['secret' + '-' + 'result'] * " + size + ")";
                one.run(Job.of(EXEC, PyValue.of(returned), LIMITS));

                Execution search = one.run(Job.of(EXEC, PyValue.of(searched), LIMITS));

                assertThat(search.results()).containsExactly(PyValue.tuple(PyValue.of(true), PyValue.of(0)));
            }
        }
    }

    @Test
    void a_large_result_arrives_whole() {
        Execution execution = run("for i in range(3): port.emit('x' * 4000000)\nport.emit(1)", LIMITS);

        assertThat(execution).isInstanceOf(Execution.Finished.class);
        assertThat(execution.results()).hasSize(4).endsWith(PyValue.of(1));
    }

    @Test
    void bytes_that_are_no_results_are_garbled() {
        Execution execution = run(
                "import os\nfor fd in range(3, 64):\n try: os.write(fd, b'\\xff' * 99)\n except OSError: pass", LIMITS);

        assertThat(execution).isInstanceOf(Execution.Garbled.class);
    }

    @Test
    void a_program_can_call_back_and_be_ended() {
        Job job = Job.of(EXEC, PyValue.of("for i in range(5): port.emit(port.call(i))\nport.call('stop')"), LIMITS);

        Execution execution = pool.run(
                job,
                call -> call instanceof PyValue.Int number
                        ? new Turn.Answer(PyValue.of(number.value().intValue() * 10L))
                        : new Turn.End());

        assertThat(execution).isInstanceOf(Execution.Cancelled.class);
        assertThat(execution.results())
                .containsExactly(PyValue.of(0), PyValue.of(10), PyValue.of(20), PyValue.of(30), PyValue.of(40));
    }

    @Test
    void time_the_caller_thinks_is_not_held_against_the_program() {
        Limits hasty = LIMITS.withPause(Duration.ofMillis(200));
        Job job = Job.of(EXEC, PyValue.of("port.emit(port.call('think'))"), hasty);

        Execution execution = pool.run(job, call -> {
            Execution thought = run("while True: pass", SHORT.withPause(Duration.ofMillis(250)));
            return new Turn.Answer(PyValue.of(thought instanceof Execution.TimedOut));
        });

        assertThat(execution).isInstanceOf(Execution.Finished.class);
        assertThat(execution.results()).containsExactly(PyValue.of(true));
    }

    @Test
    void the_pause_counts_from_answer_to_answer_with_which_something_begins() {
        // A tenth of a second on a processor before each call, however long that takes.
        String working = """
                import time
                for i in range(5):
                    until = time.process_time() + 0.1
                    while time.process_time() < until: pass
                    port.call(i)
                """;
        Job job = Job.of(EXEC, PyValue.of(working), LIMITS.withPause(Duration.ofMillis(350)));

        assertThat(pool.run(job, Turn.Begin::new)).isInstanceOf(Execution.Finished.class);
        assertThat(pool.run(job, Turn.Answer::new)).isInstanceOf(Execution.TimedOut.class);
    }

    @Test
    void naps_between_calls_are_not_free() {
        Limits brief = new Limits(Duration.ofMinutes(10), Duration.ofMillis(50), 1L << 30, 1L << 20, 64);
        Job job = Job.of(EXEC, PyValue.of("import time\nwhile True:\n time.sleep(0.01)\n port.call(1)"), brief);

        assertThat(pool.run(job, Turn.Answer::new)).isInstanceOf(Execution.TimedOut.class);
    }

    @Test
    void a_program_that_stops_within_a_record_is_asleep() {
        String half = "import os, time\nfor fd in range(3, 64):\n try: os.write(fd, b'\\xff\\xff\\x00\\x00C')\n"
                + " except OSError: pass\ntime.sleep(1000)";

        Execution execution =
                pool.run(Job.of(EXEC, PyValue.of(half), LIMITS.withPause(Duration.ofMillis(100))), Turn.Answer::new);

        assertThat(execution).isInstanceOf(Execution.TimedOut.class);
        assertThat(execution.usage().wall()).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void a_program_that_says_what_is_no_record_is_ended_at_once() {
        String noise = "import os, time\nfor fd in range(3, 64):\n try: os.write(fd, b'\\x01\\x00\\x00\\x00Z')\n"
                + " except OSError: pass\ntime.sleep(1000)";

        assertThat(pool.run(Job.of(EXEC, PyValue.of(noise), LIMITS), Turn.Answer::new))
                .isInstanceOf(Execution.Garbled.class);
    }

    @Test
    void an_answer_to_a_program_that_has_ended_disturbs_no_later_job() {
        Job gone = Job.of(EXEC, PyValue.of("""
                import os
                send = port._record
                def leave(kind, raw):
                    send(kind, raw)
                    os._exit(3)
                port._record = leave
                port.call('late')
                """), LIMITS);
        Job next = Job.of(EXEC, PyValue.of("port.emit(port.call('next'))"), LIMITS);
        int before = pool.restarts();

        for (int i = 0; i < 10; i++) {
            Execution ended = pool.run(gone, call -> {
                run("port.emit(sum(range(100000)))", LIMITS);
                return new Turn.Answer(PyValue.of("x".repeat(200_000)));
            });
            assertThat(ended).isInstanceOf(Execution.Died.class);
            assertThat(pool.run(next, Turn.Answer::new).results()).containsExactly(PyValue.of("next"));
            assertThat(pool.run(next, Turn.Answer::new).results()).containsExactly(PyValue.of("next"));
        }

        assertThat(pool.restarts()).isEqualTo(before);
    }

    @Test
    void a_sleeping_program_runs_out_of_time() {
        Execution execution = run("import time\ntime.sleep(60)", SHORT);

        assertThat(execution).isInstanceOf(Execution.TimedOut.class);
        assertThat(execution.usage().cpu()).isLessThan(Duration.ofMillis(200));
    }

    @Test
    void two_processes_that_wait_for_each_other_run_out_of_time() {
        Driver waiting = new Driver("waiting", "def main(port, body):\n    port.receive()\n");

        Execution execution =
                pool.run(Job.ofPair(new Job.Part(waiting, PyValue.of(1)), new Job.Part(waiting, PyValue.of(2)), SHORT));

        assertThat(execution).isInstanceOf(Execution.TimedOut.class);
    }

    @Test
    void a_conversation_that_throws_costs_its_server_only() {
        Job job = Job.of(EXEC, PyValue.of("port.call(1)"), LIMITS);

        assertThatThrownBy(() -> pool.run(job, call -> {
                    throw new IllegalStateException("world broken");
                }))
                .hasMessage("world broken");
        assertThat(run("port.emit('on')", LIMITS).results()).containsExactly(PyValue.of("on"));
    }

    @Test
    void a_second_process_hears_the_first_and_nothing_else() {
        Driver first = new Driver("first", "def main(port, body):\n    port.send(body.encode())\n");
        Driver second = new Driver("second", "def main(port, body):\n    port.emit(port.receive() + body)\n");

        Execution execution = pool.run(Job.ofPair(
                new Job.Part(first, PyValue.of("from the first")),
                new Job.Part(second, new PyValue.Bytes(" and mine", false)),
                LIMITS));

        assertThat(execution.results()).containsExactly(new PyValue.Bytes("from the first and mine", false));
    }

    @Test
    void more_jobs_than_servers_wait_their_turn() throws ExecutionException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Execution>> all = java.util.stream.IntStream.range(0, 60)
                    .mapToObj(i -> threads.submit(() -> run("port.emit(%d)".formatted(i), LIMITS)))
                    .toList();
            for (int i = 0; i < all.size(); i++) {
                assertThat(all.get(i).get().results()).as("job %d", i).containsExactly(PyValue.of(i));
            }
        }
    }

    @Test
    void strings_hash_alike_and_random_starts_alike_in_every_run() {
        String program = "import random\nport.emit((hash('a'), random.random()))";

        assertThat(run(program, LIMITS).results())
                .isEqualTo(run(program, LIMITS).results());
    }

    @ParameterizedTest
    @EnumSource(Isolation.class)
    void walls_hold_at_every_level_this_machine_offers(Isolation level) {
        try (PythonPool own = openOrSkip(level)) {
            assertThat(own.isolation()).isEqualTo(level);
            Execution works = own.run(Job.of(EXEC, PyValue.of("import json\nport.emit(json.dumps([1]))"), LIMITS));
            assertThat(works.results()).containsExactly(PyValue.of("[1]"));
            if (level != Isolation.NONE) {
                assertRefused(own, "import os; os.fork()");
                assertRefused(own, "import socket; socket.socket()");
                assertRefused(own, "import subprocess; subprocess.run(['/bin/true'])");
                assertRefused(own, "import os; os.kill(os.getppid(), 9)");
                assertRefused(own, "open('/tmp/tokenward-was-here', 'w')");
                assertRefused(own, "import os; os.unlink(os.__file__)");
            }
            if (level == Isolation.BUBBLEWRAP
                    || level == Isolation.UNSHARE
                    || own.walls().contains("landlock")) {
                assertRefused(own, "open('/etc/passwd')");
                assertRefused(own, "open('/proc/self/environ')");
            }
            assertThat(own.restarts()).isZero();
        }
    }

    @Test
    void the_environment_of_this_process_stays_here() {
        Execution execution = run("import os\nport.emit(sorted(os.environ))", LIMITS);

        assertThat(execution.results().getFirst().toString())
                .doesNotContain("PATH")
                .doesNotContain("HOME");
    }

    @Test
    void a_missing_python_is_an_infrastructure_error() {
        PythonPool.Settings settings =
                new PythonPool.Settings(Optional.of(java.nio.file.Path.of("/nonexistent/python")), Optional.empty(), 1);

        assertThatThrownBy(() -> PythonPool.open(settings))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("/nonexistent/python");
    }

    private static void assertRefused(PythonPool own, String statement) {
        String program =
                "try:\n    %s\n    port.emit('done')\nexcept (OSError, TypeError) as e:\n    port.emit('refused')"
                        .formatted(statement);
        assertThat(own.run(Job.of(EXEC, PyValue.of(program), LIMITS)).results())
                .as("%s at level %s", statement, own.isolation().word())
                .containsExactly(PyValue.of("refused"));
    }

    private static PythonPool openOrSkip(Isolation level) {
        try {
            return PythonPool.open(PythonPool.Settings.DEFAULT.withSize(1).withIsolation(level));
        } catch (InfrastructureException e) {
            assumeThat(false).as("level %s: %s", level.word(), e.getMessage()).isTrue();
            throw e;
        }
    }

    private Execution run(String program, Limits limits) {
        return pool.run(Job.of(EXEC, PyValue.of(program), limits));
    }
}
