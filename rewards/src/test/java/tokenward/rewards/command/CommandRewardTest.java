package tokenward.rewards.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.api.Task;
import tokenward.rewards.sandbox.Isolation;
import tokenward.rewards.sandbox.Tool;
import tokenward.rewards.sandbox.ToolProcess;

/** Tools are shell lines here, since a shell is everywhere; the real compilers are tried where they are. */
class CommandRewardTest {
    private static final Task TASK = Task.of("t", "anything", "", List.of());
    private static final long MEMORY = 256L << 20;
    private static final String GCC = "^[^:]+:(?<line>[0-9]+):(?<column>[0-9]+): error: (?<message>.*)$";

    @Test
    void a_pattern_puts_each_report_on_the_word_it_points_at() {
        Assessment judged = judge("echo 'x.c:2:3: error: no such name'; exit 1", GCC, "int a;\n  blue = 1;\n");

        assertThat(judged.score()).hasValue(-0.4);
        assertThat(judged.findings()).hasSize(1);
        assertThat(judged.findings().get(0).span()).isEqualTo(new Span(9, 13));
        assertThat(judged.findings().get(0).because()).isEqualTo("no such name");
    }

    @Test
    void json_lines_may_state_an_end_an_amount_and_praise() {
        String tool = """
                echo '{"line": 1, "column": 1, "end_column": 4, "message": "bad", "amount": 0.25}'
                echo 'progress: 100 %'
                echo '{"line": 2, "message": "good", "amount": -0.5}'
                """;

        Assessment judged = judge(tool, "", "abcdef\n  xy\n");

        assertThat(judged.score().orElseThrow()).isCloseTo(0.25, within(1e-12));
        assertThat(judged.findings())
                .containsExactly(
                        new Finding.Penalty(new Span(0, 3), 0.25, "bad"),
                        new Finding.Credit(new Span(9, 11), 0.5, "good"));
    }

    @Test
    void findings_stand_where_the_program_stands_in_the_completion() {
        String text = "Sure:\nint a\n";
        Completion completion = Completion.ofCharacters(text).withCode(Optional.of(new Span(6, text.length())));

        Assessment judged = reward("echo 'x.c:1:5: error: why'", GCC, true).assess(TASK, completion);

        assertThat(judged.findings().get(0).span().in(text)).isEqualTo("a");
    }

    @Test
    void the_sum_is_cut_at_minus_one_and_shared() {
        Assessment judged = judge("for i in 1 2 3 4 5; do echo \"x.c:$i:1: error: e\"; done", GCC, "a\nb\nc\nd\ne\n");

        assertThat(judged.score().orElseThrow()).isCloseTo(-1, within(1e-12));
        assertThat(judged.findings()).hasSize(5).allMatch(f -> Math.abs(f.amount() - 0.2) < 1e-12);
    }

    @Test
    void the_tool_reads_the_file_or_standard_input() {
        assertThat(judge("grep -n TODO \"$1\" | sed 's/^\\([0-9]*\\):.*/f:\\1:1: error: todo/'", GCC, "a\nTODO\n")
                        .findings())
                .hasSize(1);
        Tool tool = Tool.open(
                "t", List.of("sed", "-n", "s/.*TODO.*/f:1:1: error: todo/p"), Optional.empty(), seconds(20), MEMORY);
        CommandConfig piped = new CommandConfig("p.txt", true, Optional.of(Pattern.compile(GCC)), List.of(), 0.4, 0.3);

        assertThat(new CommandReward("t", tool, piped)
                        .assess(TASK, Completion.ofCharacters("x TODO"))
                        .findings())
                .hasSize(1);
        assertThat(new CommandReward("t", tool, piped)
                        .assess(TASK, Completion.ofCharacters("fine"))
                        .score())
                .hasValue(0.3);
    }

    @Test
    void reports_that_are_ignored_explain_an_exit_and_cost_nothing() {
        CommandConfig config = new CommandConfig(
                "p.txt", false, Optional.of(Pattern.compile(GCC)), List.of(Pattern.compile("never mind")), 0.4, 0);
        Tool tool = shell("echo 'x:1:1: error: never mind'; exit 1", seconds(20));

        assertThat(new CommandReward("t", tool, config)
                        .assess(TASK, Completion.ofCharacters("a"))
                        .score())
                .hasValue(0.0);
    }

    @Test
    void a_tool_that_fails_without_a_report_is_broken_and_no_program_is_blamed() {
        assertThatThrownBy(() -> judge("echo 'out of licences' >&2; exit 3", GCC, "a"))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("exited with 3")
                .hasMessageContaining("out of licences");
    }

    @Test
    void a_slow_tool_is_broken_and_its_children_end() {
        Tool tool = shell("sleep 60 & sleep 60", Duration.ofMillis(300));
        CommandReward reward = new CommandReward("slow", tool, config(false));

        assertThatThrownBy(() -> reward.assess(TASK, Completion.ofCharacters("a")))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("tool did not end within 0.3 s");
    }

    @Test
    void a_tool_that_is_not_there_is_said_to_be() {
        assertThatThrownBy(
                        () -> Tool.open("reward c", List.of("no-such-compiler"), Optional.empty(), seconds(1), MEMORY))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("`no-such-compiler`, which is not on the search path");
    }

    @Test
    void an_answer_without_a_program_is_worth_the_least() {
        Completion none = Completion.ofCharacters("I cannot.").withCode(Optional.empty());

        assertThat(reward("exit 0", GCC, true).assess(TASK, none).score()).hasValue(-1.0);
    }

    @Test
    void bubblewrap_leaves_a_tool_its_own_folder_and_nothing_else_to_write() {
        Tool tool = shell("touch here && ! touch /etc/there 2>/dev/null && echo 'x:1:1: error: walled'", seconds(20));
        assumeTrue(tool.isolation() == Isolation.BUBBLEWRAP, "bubblewrap does not work on this machine");

        assertThat(new CommandReward("t", tool, config(false))
                        .assess(TASK, Completion.ofCharacters("a"))
                        .findings())
                .hasSize(1);
    }

    @Test
    void a_tool_that_takes_too_much_memory_is_broken() {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "memory is limited where the kernel is Linux");
        assumeTrue(ToolProcess.find("python3").isPresent(), "python3 is not on the search path");
        String takes = "exec python3 -c 'x = bytearray(%d << 20); print(\"f:1:1: error: took it\")'";

        assertThat(judge(takes.formatted(64), GCC, "a").findings()).hasSize(1);
        assertThatThrownBy(() -> judge(takes.formatted(400), GCC, "a"))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageContaining("reported nothing that was understood");
    }

    @Test
    void gcc_points_at_the_word_that_is_wrong() {
        assumeTrue(ToolProcess.find("gcc").isPresent(), "gcc is not on the search path");
        Tool tool = Tool.open(
                "gcc", List.of("gcc", "-fsyntax-only", "-x", "c", "{file}"), Optional.empty(), seconds(60), MEMORY);
        String program = "int f(int x) {\n    return y + x;\n}\n";

        Assessment judged = new CommandReward(
                        "gcc",
                        tool,
                        new CommandConfig("p.c", false, Optional.of(Pattern.compile(GCC)), List.of(), 0.5, 0))
                .assess(TASK, Completion.ofCharacters(program));

        assertThat(judged.findings()).hasSize(1);
        assertThat(judged.findings().get(0).span().in(program)).isEqualTo("y");
    }

    private static Assessment judge(String shell, String pattern, String program) {
        return reward(shell, pattern, false).assess(TASK, Completion.ofCharacters(program));
    }

    private static CommandReward reward(String shell, String pattern, boolean piped) {
        Optional<Pattern> compiled =
                Optional.of(pattern).filter(p -> !p.isEmpty()).map(Pattern::compile);
        return new CommandReward(
                "tool",
                shell(shell, seconds(20)),
                new CommandConfig("program.txt", piped, compiled, List.of(), 0.4, 0));
    }

    private static CommandConfig config(boolean piped) {
        return new CommandConfig("program.txt", piped, Optional.of(Pattern.compile(GCC)), List.of(), 0.4, 0);
    }

    private static Tool shell(String line, Duration limit) {
        return Tool.open("tool", List.of("sh", "-c", line, "sh", "{file}"), Optional.empty(), limit, MEMORY);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
