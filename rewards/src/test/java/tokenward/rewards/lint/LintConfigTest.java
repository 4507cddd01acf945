package tokenward.rewards.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LintConfigTest {
    @Test
    void the_longest_prefix_decides_what_a_rule_costs() {
        LintConfig config = LintConfig.DEFAULTS;

        assertThat(config.weightOf("invalid-syntax")).isEqualTo(1.0);
        assertThat(config.weightOf("F821")).isEqualTo(0.5);
        assertThat(config.weightOf("F841")).isEqualTo(0.2);
        assertThat(config.weightOf("S102")).isEqualTo(0.5);
        assertThat(config.weightOf("S324")).isEqualTo(0.2);
        assertThat(config.weightOf("PLE0117")).isEqualTo(0.5);
        assertThat(config.weightOf("PLW0127")).isEqualTo(0.2);
        assertThat(config.weightOf("E703")).isEqualTo(0.1);
        assertThat(config.weightOf("W605")).isEqualTo(0.02);
        assertThat(config.withWeights(Map.of("W", 0.3)).weightOf("W605")).isEqualTo(0.3);
    }

    @Test
    void refuses_weights_outside_the_unit_interval_and_an_empty_selection() {
        assertThatThrownBy(() -> LintConfig.DEFAULTS.withWeights(Map.of("F821", 2.0)))
                .hasMessage("the weight of `F821` must lie in [0, 1], not 2.0");
        assertThatThrownBy(() -> LintConfig.DEFAULTS.withRules(List.of(), List.of()))
                .hasMessageContaining("at least one rule");
        assertThatThrownBy(() -> LintConfig.DEFAULTS.withBuiltins(List.of("go to")))
                .hasMessage("builtins are names, `go to` is none");
        assertThatThrownBy(() -> LintConfig.DEFAULTS.withClean(-1)).hasMessageContaining("clean must lie in [0, 1]");
    }
}
