package tokenward.dsl.groovy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tokenward.dsl.type.Bounds;
import tokenward.dsl.type.Fence;
import tokenward.dsl.vocabulary.reward.Attribution;
import tokenward.dsl.vocabulary.reward.CustomSettings;
import tokenward.dsl.vocabulary.reward.SyntaxSettings;
import tokenward.dsl.vocabulary.reward.Term;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.api.Reward;
import tokenward.rewards.api.Task;

class RewardBodiesTest {
    private static final Task TASK = Task.of("t", "double x", "def f(x): return x * 2", List.of("assert f(1) == 2"));
    private final RewardBodies bodies = new RewardBodies();

    @Test
    void findings_land_on_the_code_they_are_about() {
        Reward reward = bodies.compile(settings("""

                tree.calls('os.system', 'eval').each { penalize it, amount, "calls $it.callee" }
                """, Map.of("amount", 0.5)));
        String text = "```python\nimport os\nos.system('ls')\n```";
        int start = text.indexOf("import");
        Completion completion = completion(text, start, text.lastIndexOf("\n```"));

        Assessment assessment = reward.assess(TASK, completion);

        assertThat(assessment.score()).hasValue(-0.5);
        assertThat(assessment.findings()).hasSize(1);
        assertThat(assessment.findings().get(0).span().in(text)).isEqualTo("os.system('ls')");
        assertThat(assessment.findings().get(0).because()).isEqualTo("calls os.system");
    }

    @Test
    void amounts_are_cut_to_the_range() {
        Reward reward = bodies.compile(settings("5.times { penalize everywhere, 1.0, 'no' }", Map.of()));

        assertThat(reward.assess(TASK, completion("x = 1", 0, 5)).score().orElseThrow())
                .isCloseTo(-1, within(1e-12));
    }

    @Test
    void answer_without_a_program_is_worth_the_least() {
        Reward reward = bodies.compile(settings("credit everywhere, 1.0, 'yes'", Map.of()));
        Completion none = Completion.of("no code", new int[] {1}, new int[] {0}, new int[] {7}, Optional.empty(), true);

        assertThat(reward.assess(TASK, none).score()).hasValue(-1);
    }

    @Test
    void failing_body_is_a_broken_harness_with_its_line() {
        Reward reward = bodies.compile(settings("\nint n = 0\nint m = 1.intdiv(n)\n", Map.of()));

        assertThatThrownBy(() -> reward.assess(TASK, completion("x = 1", 0, 5)))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("rewards.exp:12");
    }

    @Test
    void failing_line_shows_the_values_it_names_under_it() {
        Reward reward = bodies.compile(
                settings("\npenalize everywhere, amount.intdiv(most), 'x'\n", Map.of("amount", 7L, "most", 0L)));

        assertThatThrownBy(() -> reward.assess(TASK, completion("x = 1", 0, 5)))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("rewards.exp:11: java.lang.ArithmeticException")
                .hasMessageEndingWith("""

                        penalize everywhere, amount.intdiv(most), 'x'
                                 |           |             |
                                 |           |             0
                                 |           7
                                 Span[start=0, end=5]""".replace("\n                        ", "\n"));
    }

    @Test
    void failing_line_shows_what_variables_and_parameters_of_closures_got() {
        Reward reward = bodies.compile(settings("""

                def names = [:]
                int seen = 2
                seen = seen + 1
                ['a', 'b'].each {
                  names.put(it, 10.intdiv(3 - seen))
                }
                """, Map.of()));

        assertThatThrownBy(() -> reward.assess(TASK, completion("x = 1", 0, 5)))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("rewards.exp:15: java.lang.ArithmeticException")
                .hasMessageEndingWith("""

                        names.put(it, 10.intdiv(3 - seen))
                        |         |                 |
                        |         |                 3
                        |         a
                        {}""".replace("\n                        ", "\n"));
    }

    @Test
    void what_a_closure_returns_is_what_its_last_line_says() {
        Reward reward = bodies.compile(settings("""

                def doubled = [1, 2].collect { int n -> int twice = n * 2; twice }
                def last = [3].collect { def kept = it }
                penalize everywhere, (doubled.sum() as int) / 10 + (last[0] as int) / 100, 'sums'
                """, Map.of()));

        assertThat(reward.assess(TASK, completion("x = 1", 0, 5)).score()).hasValue(-0.63);
    }

    @Test
    void failed_assertion_shows_every_value_in_it() {
        Reward reward = bodies.compile(settings("\nassert code.size() > most\n", Map.of("most", 9L)));

        assertThatThrownBy(() -> reward.assess(TASK, completion("x = 1", 0, 5)))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("rewards.exp:11: assert code.size() > most")
                .hasMessageContaining("false")
                .hasMessageContaining("9");
    }

    @Test
    void misspelled_verb_is_found_before_anything_runs() {
        List<BodyError> errors = new BodyCompiler().check("\n  penalise everywhere, 1.0, 'x'\n", Map.of(), true);

        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).line()).isEqualTo(2);
        assertThat(errors.get(0).column()).isEqualTo(3);
        assertThat(errors.get(0).meant()).hasValue("penalize");
    }

    @Test
    void a_name_that_is_not_known_is_told_once_and_where_it_stands() {
        List<BodyError> errors = new BodyCompiler()
                .check("\nfor (c in tree.call('eval')) { penalize c.span, 1, 'eval' }\n", Map.of(), true);

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.title()).isEqualTo("`tree` has no method `call(String)`");
            assertThat(error.column()).isEqualTo(16);
            assertThat(error.meant()).hasValue("calls");
        });
    }

    @Test
    void a_body_that_returns_its_verdict_is_refused() {
        List<BodyError> errors = new BodyCompiler()
                .check("\nif (code.empty) return\n[1].collect { return it }\nreturn 1.0\n", Map.of(), true);

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.line()).isEqualTo(4);
            assertThat(error.title()).contains("it calls `penalize` and `credit`");
        });
    }

    @Test
    void parameters_are_typed_and_do_not_move_columns() {
        List<BodyError> errors = new BodyCompiler().check(" int n = limit.foo()", Map.of("limit", 3L), true);

        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).line()).isEqualTo(1);
        assertThat(errors.get(0).column()).isBetween(10, 16);
    }

    @Test
    void body_cannot_reach_out() {
        for (String body : List.of(
                "import java.nio.file.Files",
                "System.exit(1)",
                "new File('x').text",
                "'ls'.execute()",
                "Thread.sleep(1)",
                "Class.forName('x')",
                "code.class.name",
                "Runtime.runtime.halt(1)",
                "new ProcessBuilder('ls')",
                "println 'x'",
                "java.nio.file.Files.readString(null)",
                "new Timer()",
                "evaluate('1')",
                "def list = 'ls'.&execute; list()",
                "new Thread() { void run() { } }.start()",
                "class Own { static { } }",
                "@Grab('org.apache.commons:commons-lang3:3.9') def x = 1",
                "@groovy.transform.ASTTest(value = { throw new Error('ran') }) def x = 1",
                "credit everywhere, Math.random(), 'luck'",
                "UUID.randomUUID()",
                "new Date().time")) {
            assertThat(new BodyCompiler().check(body, Map.of(), true)).as(body).anyMatch(BodyError::guard);
        }
    }

    @Test
    @Tag("slow")
    void a_body_without_end_is_a_broken_harness_with_the_line_of_its_loop() {
        Reward reward = bodies.compile(settings("\nint n = 0\nwhile (true) {\n  n++\n}\n", Map.of()));

        assertThatThrownBy(() -> reward.assess(TASK, completion("x = 1", 0, 5)))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("rewards.exp:12: it does not come to an end within 10 s");
    }

    private static Completion completion(String text, int start, int end) {
        Completion all = Completion.ofCharacters(text);
        int[] starts = new int[text.length()];
        int[] ends = new int[text.length()];
        for (int i = 0; i < text.length(); i++) {
            starts[i] = i;
            ends[i] = i + 1;
        }
        return Completion.of(
                text, all.ids(), starts, ends, Optional.of(new tokenward.grammars.text.Span(start, end)), true);
    }

    private static CustomSettings settings(String body, Map<String, Object> parameters) {
        return new CustomSettings(
                "own",
                new Term(1, Term.Spread.SHARE, Term.Normalize.NONE, Optional.empty()),
                Attribution.SPANS,
                "",
                SyntaxSettings.Grammar.PYTHON,
                new Bounds(-1, 1),
                Optional.of(new Fence(body, "rewards.exp", 10, 1)),
                Optional.empty(),
                List.of(),
                parameters);
    }
}
