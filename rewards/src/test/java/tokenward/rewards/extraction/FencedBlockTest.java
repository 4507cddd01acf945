package tokenward.rewards.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tokenward.rewards.api.CodeExtractor;

class FencedBlockTest {
    private final CodeExtractor fenced = new FencedBlock();

    @ParameterizedTest
    @ValueSource(strings = {"python", "Python", "py", "", "python title=\"a.py\"", "{.python}"})
    void takes_the_lines_between_the_fences(String label) {
        String text = "Sure:\n```" + label + "\nx = 1\ny = 2\n```\nDone.";

        assertThat(found(text)).isEqualTo("x = 1\ny = 2");
    }

    @Test
    void prefers_a_python_block_to_an_earlier_one_without_a_label() {
        assertThat(found("```\n>>> f(1)\n2\n```\nSo:\n```python\nx = 1\n```")).isEqualTo("x = 1");
    }

    @Test
    void passes_over_blocks_in_other_languages() {
        assertThat(found("```bash\npip install x\n```\n```py\nimport x\n```")).isEqualTo("import x");
        assertThat(fenced.code("```bash\npip install x\n```")).isEmpty();
    }

    @Test
    void takes_the_first_of_two_blocks() {
        assertThat(found("```python\na = 1\n```\n```python\nb = 2\n```")).isEqualTo("a = 1");
    }

    @Test
    void takes_everything_after_a_fence_that_is_never_closed() {
        assertThat(found("```python\nx = 1\ny =")).isEqualTo("x = 1\ny =");
    }

    @Test
    void accepts_a_fence_after_words_and_carriage_returns() {
        assertThat(found("Here it is: ```python\r\nx = 1\r\n```\r\n")).isEqualTo("x = 1");
    }

    @Test
    void needs_a_closing_fence_as_long_as_the_opening_one() {
        assertThat(found("````python\ns = '''\n```\n'''\n````\n")).isEqualTo("s = '''\n```\n'''");
    }

    @Test
    void finds_nothing_without_a_block() {
        assertThat(fenced.code("x = 1")).isEmpty();
        assertThat(fenced.code("use ```f(x)``` here")).isEmpty();
        assertThat(fenced.code("```python")).isEmpty();
        assertThat(fenced.code("```python\n\n```")).isEmpty();
        assertThat(fenced.code("")).isEmpty();
    }

    @Test
    void leaves_the_answer_to_another_extractor_where_there_is_no_block() {
        CodeExtractor either = fenced.or(new Whole());

        assertThat(either.code("x = 1").orElseThrow().in("x = 1")).isEqualTo("x = 1");
        assertThat(either.code(" \n")).isEmpty();
    }

    private String found(String text) {
        return fenced.code(text).orElseThrow().in(text);
    }
}
