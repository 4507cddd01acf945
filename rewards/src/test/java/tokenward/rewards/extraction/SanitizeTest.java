package tokenward.rewards.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tokenward.grammars.python.PythonLanguage;
import tokenward.grammars.python.PythonVersion;
import tokenward.grammars.text.Span;

class SanitizeTest {
    private static final Sanitize SANITIZE = new Sanitize(PythonLanguage.compile(PythonVersion.V3_11));

    @Test
    void keeps_imports_and_what_the_tested_function_reaches() {
        String text = """
                Sure:
                import math
                LIMIT = 3
                UNUSED = 4
                def helper(x):
                    return math.sqrt(x) + LIMIT
                def other(x):
                    return x
                def f(x):
                    return helper(x)

                print(f(2))
                """;

        assertThat(sanitized(text, "f").code()).isEqualTo("""
                        import math
                        LIMIT = 3
                        def helper(x):
                            return math.sqrt(x) + LIMIT
                        def f(x):
                            return helper(x)""");
    }

    @Test
    void keeps_the_habits_of_the_original() {
        assertThat(sanitized("import a\n@cache\ndef f(x):\n    return x\n", "f").code())
                .isEqualTo("import a");
        assertThat(sanitized("import a\ndef f(x):\n    print(x)\n", "f").code()).isEqualTo("import a");
        assertThat(sanitized("def f(x):\n    return 1\ndef f(x):\n    return 2\n", "f")
                        .code())
                .endsWith("return 1");
        assertThat(sanitized("print(1)\nprint(2)\n", "f").code()).isEqualTo("print(1)\nprint(2)");
        assertThat(sanitized("no code", "f").code()).isEqualTo("no code");
    }

    @Test
    void comments_at_the_end_of_a_definition_belong_to_it() {
        String f = "def f(x):\n    if x:\n        return 1 # a\n\n    # b\n";

        assertThat(sanitized(f + "        # c\n# d\n    # e\ny = 1\n", "f").code())
                .isEqualTo(f + "        # c");
        assertThat(sanitized(f + "  # c\ndef g():\n    return f", "g").code()).isEqualTo(f + "def g():\n    return f");
        assertThat(sanitized("import a\ndef f(x): return 1 # a\n# b\n", "f").code())
                .isEqualTo("import a\ndef f(x): return 1 # a");
    }

    @Test
    void line_ends_of_windows_and_what_has_no_name_stay() {
        assertThat(SANITIZE.extract("So:\r\nimport a\r\nx = a\r\n```\r\n").code())
                .isEqualTo("import a\r\nx = a\r");
        assertThat(SANITIZE.sanitize("a, b = 1, 2\nc, d = 3, 4\ne = 5\n", Optional.empty())
                        .code())
                .isEqualTo("a, b = 1, 2\ne = 5");
    }

    @Test
    void every_character_points_back_to_the_answer() {
        String text = "\u001b[32mimport os\u001b[0m\nprint(1)\ndef f(\u001b[1mx):\n    return x\n";
        Extraction extraction = sanitized(text, "f");

        assertThat(extraction.code()).isEqualTo("import os\ndef f(x):\n    return x");
        for (int i = 0; i < extraction.code().length(); i++) {
            int origin = extraction.origin(i);
            assertThat(origin < 0 ? '\n' : text.charAt(origin))
                    .as("character %d", i)
                    .isEqualTo(extraction.code().charAt(i));
        }
        assertThat(extraction.pieces()).hasSize(3);
        assertThat(extraction.hull()).contains(new Span(5, text.length() - 1));
        assertThat(SANITIZE.forEntryPoint("f").code(text)).isEqualTo(extraction.hull());
    }

    @Test
    void agrees_with_every_recorded_answer() throws IOException {
        Path folder = Path.of(System.getProperty("golden", ""), "sanitize");
        assumeTrue(Files.isDirectory(folder), "no golden values: pass -Dgolden=DIR");
        ObjectMapper json = new ObjectMapper();
        List<String> lines = Files.readAllLines(folder.resolve("sanitize_golden.jsonl"));

        for (String line : lines) {
            JsonNode record = json.readTree(line);
            String text = record.path("text").asText();
            Optional<String> entryPoint =
                    Optional.ofNullable(record.path("entry_point").textValue());
            Extraction extraction = SANITIZE.sanitize(text, entryPoint);

            assertThat(SANITIZE.extract(text).code())
                    .as("record %s", record.path("id"))
                    .isEqualTo(record.path("code_extract").asText());
            assertThat(extraction.code())
                    .as("record %s", record.path("id"))
                    .isEqualTo(record.path("sanitized").asText());
            for (int i = 0; i < extraction.code().length(); i++) {
                int origin = extraction.origin(i);
                char there = origin < 0 ? '\n' : text.charAt(origin);
                assertThat(there).isEqualTo(extraction.code().charAt(i));
            }
        }
        assertThat(lines).hasSizeGreaterThan(100);
    }

    private static Extraction sanitized(String text, String entryPoint) {
        return SANITIZE.sanitize(text, Optional.of(entryPoint));
    }
}
