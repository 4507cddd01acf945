package tokenward.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntaxCommandTest {
    private static final String TOKENIZER = "starter/policy";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void check_says_nothing_of_a_program() throws IOException {
        assertThat(exp("syntax", "check", file("a.py", "x = 1\n"))).isZero();
        assertThat(out.toString() + err).isEmpty();
    }

    @Test
    void check_points_at_the_first_violation_and_says_what_was_expected() throws IOException {
        assertThat(exp("syntax", "check", file("a.py", "def f():\n    return 1\nf() = 2\n")))
                .isEqualTo(1);

        assertThat(out.toString())
                .contains("no program goes on like this")
                .contains("a.py:3")
                .contains("f() = 2")
                .contains("    ^")
                .contains("expected ")
                .contains("an operator");
    }

    @Test
    void check_says_where_an_unfinished_program_ends() throws IOException {
        assertThat(exp("syntax", "check", file("a.py", "x = (1,\n"))).isEqualTo(1);

        assertThat(out.toString()).contains("the program is not finished").contains("a.py:1");
    }

    @Test
    void check_goes_on_behind_a_fault_when_asked_to() throws IOException {
        String file = file("a.py", "x = = 1\ny = 2\nz = )\n");

        exp("syntax", "check", file);
        assertThat(out.toString().split("no program goes on", -1)).hasSize(2);
        exp("syntax", "check", "--all", file);
        assertThat(out.toString().split("no program goes on", -1)).hasSize(4);
    }

    @Test
    void check_writes_one_json_object_for_each_file() throws IOException {
        int code = exp(
                "syntax",
                "check",
                "--json",
                "--tokenizer",
                TOKENIZER,
                file("a.py", "x = 1\n"),
                file("b.py", "f() = 2\n"),
                file("c.py", "x = ("));

        assertThat(code).isEqualTo(1);
        String[] lines = out.toString().strip().split("\n");
        assertThat(lines).hasSize(3);
        JsonNode sound = new ObjectMapper().readTree(lines[0]);
        assertThat(sound.path("complete").asBoolean()).isTrue();
        assertThat(sound.path("faults")).isEmpty();
        JsonNode fault = new ObjectMapper().readTree(lines[1]).path("faults").path(0);
        assertThat(fault.path("start").asInt()).isEqualTo(4);
        assertThat(fault.path("end").asInt()).isEqualTo(5);
        assertThat(fault.path("line").asInt()).isEqualTo(1);
        assertThat(fault.path("column").asInt()).isEqualTo(5);
        assertThat(fault.path("token").asInt()).isPositive();
        assertThat(fault.path("expected")).isNotEmpty();
        JsonNode unfinished = new ObjectMapper().readTree(lines[2]);
        assertThat(unfinished.path("viable").asBoolean()).isTrue();
        assertThat(unfinished.path("complete").asBoolean()).isFalse();
    }

    @Test
    void check_names_the_token_at_fault() throws IOException {
        exp("syntax", "check", "--tokenizer", TOKENIZER + "/tokenizer.json", file("a.py", "= 2\n"));

        assertThat(out.toString()).contains("token 0");
    }

    @Test
    void check_reads_a_list_of_files_from_standard_input() throws IOException {
        String list = file("a.py", "x = 1\n") + "\n\n" + file("b.py", "x = = 1\n") + "\n";
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)));
            assertThat(exp("syntax", "check", "--json", "-")).isEqualTo(1);
        } finally {
            System.setIn(before);
        }

        assertThat(out.toString().lines()).hasSize(2);
    }

    @Test
    void check_knows_versions_and_other_languages() throws IOException {
        String match = file("a.py", "match x:\n    case 1:\n        pass\n");

        assertThat(exp("syntax", "check", "--python", "3.9", match)).isEqualTo(1);
        assertThat(exp("syntax", "check", "--python", "3.10", match)).isZero();
        assertThat(exp("syntax", "check", "--language", "json", file("a.json", "{\"a\": [1, null]}\n")))
                .isZero();
        assertThat(exp("syntax", "check", "--language", "json", file("b.json", "{'a': 1}\n")))
                .isEqualTo(1);
        assertThat(exp("syntax", "check", "--language", "sql", file("a.sql", "select a from b where c = 1")))
                .isZero();
    }

    @Test
    void check_says_what_is_wrong_with_what_it_was_given() throws IOException {
        assertThat(exp("syntax", "check", "nowhere.py")).isEqualTo(1);
        assertThat(err.toString()).contains("`nowhere.py` does not exist");

        assertThat(exp("syntax", "check", "--python", "2.7", file("a.py", "x\n")))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("there is no grammar for Python 2.7")
                .contains("3.13");

        Path latin = Files.write(folder.resolve("latin.py"), new byte[] {'#', (byte) 0xE9, '\n'});
        assertThat(exp("syntax", "check", latin.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("latin.py` is not UTF-8");

        assertThat(exp("syntax", "check", "--tokenizer", folder.toString(), file("a.py", "x\n")))
                .isNotZero();
        assertThat(err.toString()).doesNotContain("Exception").doesNotContain("\tat ");

        assertThat(exp("syntax", "check")).isEqualTo(1);
    }

    @Test
    void complete_prints_the_shortest_program_that_begins_like_a_file() throws IOException {
        assertThat(exp("syntax", "complete", file("a.py", "def f(x):\n    return [x, (1")))
                .isZero();

        assertThat(out.toString()).startsWith("def f(x):\n    return [x, (1)]");
    }

    @Test
    void complete_refuses_what_begins_no_program() throws IOException {
        assertThat(exp("syntax", "complete", file("a.py", "f() = 1\n"))).isEqualTo(1);

        assertThat(err.toString()).contains("begins no program").contains("expected ");
        assertThat(exp("syntax", "complete", "nowhere.py")).isEqualTo(1);
        assertThat(err.toString()).contains("`nowhere.py` does not exist");
    }

    @Test
    void bench_prints_one_json_object_and_says_what_it_does() throws IOException {
        int code = exp(
                "bench",
                "syntax",
                "--tokenizer",
                TOKENIZER,
                "--passes",
                "1",
                "--masks",
                "40",
                "--files",
                file("a.py", "def f(x):\n    return [x, (1, 2)]\n"),
                file("b.py", "no program ("));

        assertThat(code).isZero();
        JsonNode report = new ObjectMapper().readTree(out.toString());
        assertThat(report.path("files").asInt()).isEqualTo(1);
        assertThat(report.path("masks").asInt()).isEqualTo(40);
        for (String figure : new String[] {
            "nanosPerByte",
            "nanosPerToken",
            "maskMeanMicros",
            "maskP99Micros",
            "rememberedMeanMicros",
            "setupMillis",
            "trees",
            "tableMegabytes",
            "treeMegabytes",
            "maskMegabytes"
        }) {
            assertThat(report.path(figure).asDouble()).as(figure).isPositive();
        }
        assertThat(err.toString()).contains("reading 2 files").contains("masks at 40 tokens");
    }

    @Test
    void bench_says_what_is_wrong_with_what_it_was_given() throws IOException {
        assertThat(exp("bench", "syntax", "--tokenizer", TOKENIZER, "--files", file("b.py", "no program (")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("none of the files is a program");
        assertThat(exp("bench", "syntax", "--tokenizer", TOKENIZER, "--masks", "0", "--files", file("a.py", "x\n")))
                .isEqualTo(1);
        assertThat(err.toString()).contains("--masks");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int exp(String... arguments) {
        return Exp.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
