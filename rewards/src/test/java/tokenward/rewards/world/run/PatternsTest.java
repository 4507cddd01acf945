package tokenward.rewards.world.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;

class PatternsTest {
    private final Patterns patterns = new Patterns();

    @Test
    void a_pattern_is_searched_anywhere_and_capitals_are_ignored() {
        assertThat(patterns.found("kit.hen", "The KITCHEN, please")).isTrue();
        assertThat(patterns.found("kitchen", "kitche")).isFalse();
    }

    @Test
    void a_search_that_would_take_for_ever_finds_nothing() {
        assertThat(patterns.found("(a+)+$", "a".repeat(60) + "!")).isFalse();
        assertThat(patterns.found("(.*)*(.*)*x", "a".repeat(5_000))).isFalse();
    }

    @Test
    void a_search_that_would_overflow_the_stack_finds_nothing() {
        assertThat(patterns.found("(a|b)*c", "ab".repeat(400_000))).isFalse();
    }

    @Test
    void long_texts_are_still_searched() {
        assertThat(patterns.found("mug", "x".repeat(100_000) + "mug")).isTrue();
    }

    @Test
    void a_pattern_of_great_size_or_depth_is_none() {
        assertThatThrownBy(() -> patterns.compile("a".repeat(3_000))).isInstanceOf(PatternSyntaxException.class);
        assertThatThrownBy(() -> patterns.compile("(".repeat(1_999))).isInstanceOf(PatternSyntaxException.class);
    }
}
