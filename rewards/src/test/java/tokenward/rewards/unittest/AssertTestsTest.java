package tokenward.rewards.unittest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Task;
import tokenward.rewards.sandbox.Limits;
import tokenward.rewards.sandbox.PythonPool;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssertTestsTest {
    private static final Task ADD = task(
            "def add(a, b):\n    return a + b\n",
            "assert add(1, 2) == 3",
            "assert add(3, 4) == 7",
            "assert add([1], [2]) == [1, 2]");

    private PythonPool pool;
    private AssertTests tests;

    @BeforeAll
    void open() {
        pool = PythonPool.open(PythonPool.Settings.DEFAULT.withSize(2));
        tests = new AssertTests(pool, Limits.ofTime(Duration.ofSeconds(5)));
    }

    @AfterAll
    void close() {
        pool.close();
    }

    @Test
    void a_right_program_passes_and_a_wrong_one_says_which_test_failed() {
        TestReport right = run(ADD, "def add(a, b):\n    return a + b\n");
        TestReport wrong = run(ADD, "def add(a, b):\n    return 3 if a == 1 else [1, 2]\n");

        assertThat(right.allPassed()).isTrue();
        assertThat(wrong.passRatio()).isEqualTo(2 / 3.0);
        assertThat(wrong.tests().get(1))
                .hasValueSatisfying(f -> assertThat(f.kind()).isEqualTo("AssertionError"));
    }

    @Test
    void an_exception_in_the_program_names_its_lines() {
        TestReport report = run(ADD, "def inner(a):\n    return a['x']\n\ndef add(a, b):\n    return inner(a)\n");

        Failure failure = report.firstFailure().orElseThrow();
        assertThat(failure.kind()).isEqualTo("TypeError");
        assertThat(failure.lines()).containsExactly(5, 2);
    }

    @Test
    void a_program_that_does_not_load_fails_every_test() {
        TestReport syntax = run(ADD, "def add(a, b)\n    return a + b\n");
        TestReport raises = run(ADD, "def add(a, b):\n    return a + b\n1 / 0\n");

        assertThat(syntax.passed()).isZero();
        assertThat(syntax.program()).hasValueSatisfying(f -> {
            assertThat(f.kind()).isEqualTo("SyntaxError");
            assertThat(f.lines()).containsExactly(1);
        });
        assertThat(raises.program())
                .hasValueSatisfying(f -> assertThat(f.lines()).containsExactly(3));
    }

    @Test
    void tests_before_an_endless_loop_count() {
        AssertTests hasty = new AssertTests(pool, Limits.ofTime(Duration.ofMillis(400)));

        TestReport report =
                hasty.run(ADD, "def add(a, b):\n    while a == 3: pass\n    return a + b\n", AssertTests.Extent.ALL);

        assertThat(report.tests()).extracting(Optional::isEmpty).containsExactly(true, false, false);
        assertThat(report.tests().get(1).orElseThrow().kind()).isEqualTo("TimedOut");
        assertThat(report.tests().get(2)).contains(Failure.NOT_RUN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class E:\n    def __eq__(s, o): return True\n    def __hash__(s): return 0\ndef add(a, b):\n    return E()\n",
                "class L(list):\n    def __eq__(s, o): return True\ndef add(a, b):\n    return L()\n",
                "class I(int):\n    def __eq__(s, o): return True\n    __hash__ = int.__hash__\ndef add(a, b):\n    return I(9)\n",
                "from unittest.mock import ANY\ndef add(a, b):\n    return ANY\n",
                "class add:\n    def __init__(s, *a): pass\n    def __eq__(s, o): return True\n",
                "import sys\ndef add(a, b):\n    f = sys._getframe()\n    while f.f_back: f = f.f_back\n    return f.f_globals.get('expected')\n",
                "import os\ndef add(a, b):\n    os._exit(0)\n",
                "import os\nfor fd in range(3, 64):\n    try: os.write(fd, b'\\x03\\0\\0\\0RT' * 9)\n    except OSError: pass\ndef add(a, b): return 0\n",
                "import builtins\nbuiltins.AssertionError = Exception\ndef add(a, b): return None\n",
                "def add(a, b): raise SystemExit(0)\n",
                "import gc\ndef add(a, b):\n    for o in gc.get_objects():\n        if isinstance(o, str) and 'assert' in o: return 3\n"
            })
    void cheats_fail(String program) {
        assertThat(run(ADD, program).allPassed()).isFalse();
    }

    @Test
    void a_program_may_not_shadow_what_the_tests_rely_on() {
        Task task = task(
                "def pair(n):\n    return [n, n]\n",
                "assert len(set(pair(4))) == 1",
                "import math\nassert math.isclose(pair(2)[0], 2)");
        String cheat = """
                def len(x): return 1
                class set:
                    def __init__(s, x): pass
                class math:
                    isclose = staticmethod(lambda *a: True)
                def pair(n): return [n, n + 1]
                """;

        assertThat(run(task, "def pair(n):\n    return [n, n]\n").allPassed()).isTrue();
        assertThat(run(task, cheat).tests().getFirst()).isPresent();
    }

    @Test
    void a_task_may_ask_for_a_name_python_has() {
        Task task = task("def sum(a, b):\n    return a + b\n", "assert sum(2, 3) == 5");

        assertThat(run(task, "def sum(a, b):\n    return b + a\n").allPassed()).isTrue();
        assertThat(run(task, "def other(a, b):\n    return b + a\n").allPassed())
                .isFalse();
    }

    @Test
    void a_function_may_be_called_what_a_module_is_called() {
        Task task = new Task(
                "t",
                "",
                Optional.empty(),
                Optional.empty(),
                List.of("assert bisect(2) == 1", "assert halves([4]) == [2]"),
                Optional.empty(),
                Map.of());

        assertThat(run(task, "def bisect(n): return n // 2\ndef halves(l): return [bisect(x) for x in l]\n")
                        .allPassed())
                .isTrue();
    }

    @Test
    void tests_on_one_line_see_what_the_program_changed() {
        String solution = "def grow(values): values.append(1)\n";

        assertThat(run(task(solution, "x=[];grow(x);assert x==[1]"), solution).allPassed())
                .isTrue();
        assertThat(run(task(solution, "assert [x for x in [[]] if grow(x) or x]==[[1]]"), solution)
                        .allPassed())
                .isTrue();
    }

    @Test
    void objects_of_the_program_can_be_used_and_arguments_changed() {
        String solution = """
                class Stack:
                    def __init__(self): self.items = []
                    def push(self, x): self.items.append(x)
                    def pop(self): return self.items.pop()
                    def __len__(self): return len(self.items)
                def fill(stack, values):
                    for v in values: stack.push(v)
                def sort_in_place(values): values.sort()
                def evens(n):
                    yield from range(0, n, 2)
                def apply(f, x): return f(x)
                """;
        Task task = task(
                solution,
                "s = Stack()\ns.push(1)\nfill(s, [2, 3])\nassert s.pop() == 3\nassert len(s) == 2\nassert s.items == [1, 2]",
                "x = [3, 1, 2]\nsort_in_place(x)\nassert x == [1, 2, 3]",
                "assert list(evens(5)) == [0, 2, 4]",
                "assert apply(lambda v: v + 1, 4) == 5",
                "try:\n    Stack().pop()\n    assert False\nexcept IndexError:\n    pass");

        TestReport report = tests.run(task, solution, AssertTests.Extent.ALL, AssertTests.Mode.SPLIT);

        assertThat(report.firstFailure()).isEmpty();
    }

    @Test
    void only_the_tasks_own_solution_can_bring_tests_into_the_programs_process() {
        String point =
                "class P:\n    def __init__(self, x): self.x = x\n    def __eq__(self, o): return self.x == o.x\n";
        Task task = task(point, "assert P(1) == P(1)", "assert not P(1) == P(2)");
        String hack = "class add:\n    def __init__(self, *a): pass\n    def __eq__(self, o): return True\n";

        assertThat(tests.modeOf(task)).isEqualTo(AssertTests.Mode.IN_PROCESS);
        assertThat(run(task, point).allPassed()).isTrue();
        assertThat(tests.modeOf(ADD)).isEqualTo(AssertTests.Mode.SPLIT);
        assertThat(run(ADD, hack).passed()).isZero();
    }

    @Test
    void setup_runs_after_the_program() {
        Task task = new Task(
                "t",
                "",
                Optional.of("class Node:\n    def __init__(self, v): self.v = v\ndef value(n): return n.v\n"),
                Optional.of("root = Node(5)\nroot.v = 6"),
                List.of("assert value(root) == 6"),
                Optional.empty(),
                Map.of());

        assertThat(run(task, task.solution().orElseThrow()).allPassed()).isTrue();
    }

    @Test
    void the_reward_is_pass_at_1_or_the_share_that_passes() {
        Completion half = Completion.ofCharacters("def add(a, b):\n    return 3 if a == 1 else None\n");
        UnitTestReward all = new UnitTestReward(tests, UnitTestReward.Score.PASS_AT_1);
        UnitTestReward share = new UnitTestReward(tests, UnitTestReward.Score.PASS_RATIO);

        assertThat(all.assess(ADD, half).score()).hasValue(0);
        assertThat(share.assess(ADD, half).score()).hasValue(1 / 3.0);
        assertThat(all.assess(ADD, Completion.ofCharacters("").withCode(Optional.empty()))
                        .score())
                .hasValue(0);
        assertThat(all.assess(task("", new String[0]), half)).isEqualTo(Assessment.noOpinion());
    }

    @Test
    void blamed_lines_are_charged_and_the_sum_stays_the_score() {
        String code = "def add(a, b):\n    if a == 3:\n        return a.x\n    return a + b\n";
        Completion completion = Completion.ofCharacters("# here:\n" + code)
                .withCode(Optional.of(new tokenward.grammars.text.Span(8, 8 + code.length())));

        Assessment traced = new UnitTestReward(tests, UnitTestReward.Score.PASS_RATIO, UnitTestReward.Blame.TRACEBACK)
                .assess(ADD, completion);

        assertThat(traced.score()).hasValue(2 / 3.0);
        assertThat(traced.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.span().in(completion.text())).isEqualTo("return a.x");
            assertThat(finding.signed()).isEqualTo(2 / 3.0 - 1);
            assertThat(finding.because()).contains("AttributeError");
        });
    }

    @Test
    void lines_no_test_reached_can_be_blamed() {
        String code = """
                def add(a, b):
                    if isinstance(a, str):
                        return None
                    if a == 3:
                        return -1
                    return a + b
                """;

        Assessment covered = new UnitTestReward(tests, UnitTestReward.Score.PASS_AT_1, UnitTestReward.Blame.COVERAGE)
                .assess(ADD, Completion.ofCharacters(code));

        assertThat(covered.score()).hasValue(0);
        assertThat(covered.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.span().in(code)).isEqualTo("return None"));
    }

    private TestReport run(Task task, String program) {
        return tests.run(task, program, AssertTests.Extent.ALL);
    }

    private static Task task(String solution, String... asserts) {
        return Task.of("t" + asserts.length, "", solution, List.of(asserts));
    }
}
