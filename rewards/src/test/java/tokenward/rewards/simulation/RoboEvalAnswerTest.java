package tokenward.rewards.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoboEvalAnswerTest {
    @Test
    void a_continuation_gets_the_head_of_the_function() {
        assertThat(RoboEvalAnswer.strict("\n    say(\"hi\")\n")).isEqualTo("def task_program():\n    say(\"hi\")\n");
    }

    @Test
    void what_follows_the_function_is_cut_off() {
        assertThat(RoboEvalAnswer.strict("    say(\"hi\")\n\n# Instruction: next\ndef other():\n    pass\n"))
                .isEqualTo("def task_program():\n    say(\"hi\")\n\n");
    }

    @Test
    void a_fence_breaks_the_strict_protocol_and_not_the_lenient_one() {
        String answer = "\n```python\ndef task_program():\n    say(\"hi\")\n```\nDone.";

        assertThat(RoboEvalAnswer.lenient(answer)).isEqualTo("def task_program():\n    say(\"hi\")\n");
        assertThat(RoboEvalAnswer.strict("\n```python\n    say(\"hi\")\n```"))
                .isEqualTo("def task_program():\n\n".stripTrailing() + "\n");
    }
}
