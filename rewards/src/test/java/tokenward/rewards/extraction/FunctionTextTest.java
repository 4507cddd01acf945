package tokenward.rewards.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FunctionTextTest {
    private final FunctionText function = new FunctionText();

    @Test
    void leaves_out_prose_before_and_tests_after() {
        String text =
                "Here is it.\n\nimport math\n\ndef f(x):\n    return math.sqrt(x)\n\nassert f(4) == 2\nprint(f(9))\n";

        assertThat(found(text)).isEqualTo("import math\n\ndef f(x):\n    return math.sqrt(x)");
    }

    @Test
    void keeps_helpers_and_decorators() {
        String text = "@cache\ndef f(n):\n    return g(n)\n# helper\ndef g(n):\n    return n\n\nThat is all.";

        assertThat(found(text)).endsWith("def g(n):\n    return n").startsWith("@cache");
    }

    @Test
    void does_not_end_inside_brackets_or_strings() {
        String text = "def f(\na,\nb\n):\n    \"\"\"Text\nin column one (\n\"\"\"\n    return [a,\nb]\nassert f(1, 2)";

        assertThat(found(text)).isEqualTo(text.substring(0, text.indexOf("\nassert")));
    }

    @Test
    void is_not_misled_by_prose_that_begins_like_an_import() {
        assertThat(found("from the list we take two\ndef f():\n  pass")).isEqualTo("def f():\n  pass");
    }

    @Test
    void finds_a_function_that_does_not_parse() {
        assertThat(found("def f(x):\n    return x +\n\nprint(1)")).isEqualTo("def f(x):\n    return x +");
    }

    @Test
    void finds_nothing_without_a_definition() {
        assertThat(function.code("import os\nx = 1")).isEmpty();
        assertThat(function.code("no code")).isEmpty();
    }

    private String found(String text) {
        return function.code(text).orElseThrow().in(text);
    }
}
