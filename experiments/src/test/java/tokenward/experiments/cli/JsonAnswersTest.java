package tokenward.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What verbs answer with {@code --format json}. */
class JsonAnswersTest {
    private static final String SOUND = """
            experiment e {
              model policy { checkpoint = "org/model" }
              data train { dataset = "org/data" }
              reward syntax { weight = 1 }
            }
            """;

    private final StringWriter out = new StringWriter();
    private int code;

    @TempDir
    private Path folder;

    private JsonNode answer(String... arguments) throws IOException {
        out.getBuffer().setLength(0);
        code = Exp.run(new PrintWriter(out, true), new PrintWriter(new StringWriter()), arguments);
        return new ObjectMapper().readTree(out.toString());
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void check_lists_diagnostics_with_the_edits_they_propose() throws IOException {
        String file = write("e.exp", SOUND.replace("weight", "wieght"));

        JsonNode first = answer("check", "--format", "json", file).get(0);

        assertThat(code).isEqualTo(1);
        assertThat(first.path("code").asText()).isEqualTo("E0201");
        JsonNode edit = first.path("edits").get(0);
        assertThat(edit.path("text").asText()).isEqualTo("weight");
        assertThat(edit.path("line").asInt()).isEqualTo(4);
        assertThat(edit.path("column").asInt()).isEqualTo(19);
    }

    @Test
    void fmt_says_what_came_of_each_file() throws IOException {
        String loose = write("loose.exp", SOUND.replace("  data", "data"));
        String broken = write("broken.exp", "experiment e {");
        String sound = write("sound.exp", SOUND);

        JsonNode checked = answer("fmt", "--check", "--format", "json", loose, broken, sound);

        assertThat(code).isEqualTo(1);
        assertThat(checked.findValuesAsText("state")).containsExactly("not laid out", "broken", "unchanged");
        assertThat(checked.get(1).path("diagnostics").get(0).path("code").asText())
                .isEqualTo("E0105");
        assertThat(answer("fmt", "--format", "json", loose).findValuesAsText("state"))
                .containsExactly("laid out");
        assertThat(code).isZero();
        assertThat(Path.of(loose)).hasContent(SOUND);
    }

    @Test
    void lock_says_whether_it_holds_and_what_changed() throws IOException {
        TinyRun tiny = TinyRun.in(folder);

        JsonNode written = answer("lock", "--format", "json", tiny.file().toString());
        JsonNode held =
                answer("lock", "--check", "--format", "json", tiny.file().toString());
        tiny.write("epochs = 2");
        JsonNode stale =
                answer("lock", "--check", "--format", "json", tiny.file().toString());

        assertThat(written.path("lock").asText()).endsWith("tiny.exp.lock");
        assertThat(written.path("state").asText()).isEqualTo("written");
        assertThat(held.path("state").asText()).isEqualTo("holds");
        assertThat(stale.path("state").asText()).isEqualTo("stale");
        assertThat(stale.path("diagnostics").get(0).path("code").asText()).isEqualTo("E0701");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void help_gives_the_text_and_what_it_is_of() throws IOException {
        assertThat(answer("help", "E0401", "--format", "json").path("kind").asText())
                .isEqualTo("diagnostic");
        JsonNode batch = answer("help", "ppo.batch", "--format", "json");
        assertThat(batch.path("kind").asText()).isEqualTo("setting");
        assertThat(batch.path("text").asText()).contains("Rollouts per update");
        assertThat(answer("help", "fmt", "--format", "json").path("text").asText())
                .contains("--check");
    }

    @Test
    void doctor_names_what_it_found() throws IOException {
        JsonNode told = answer("doctor", "--format", "json");

        assertThat(told.path("found").findValuesAsText("name")).contains("java", "cpu", "python", "ruff");
        assertThat(told.path("helps").isArray()).isTrue();
    }

    @Test
    void simulate_gives_the_trace_the_goals_and_the_place_to_blame() throws IOException {
        String world = write("lamp.world", """
                world house {
                  facts closed
                  state { on: bool = false }
                  call press() "Press." fails LampError {
                    require not on else ALREADY: "it is on"
                    set on = true
                    emit Press()
                  }
                }
                task Light in house { start dark { } goal: finally on goal: run has 2 Press() }
                """);
        String program = write("twice.py", "def task_program():\n    press()\n    press()\n");

        JsonNode told = answer("simulate", world, program, "--task", "Light", "--format", "json");

        assertThat(code).isZero();
        assertThat(told.path("task").asText()).isEqualTo("Light");
        assertThat(told.path("outcome").asText()).isEqualTo("simulation_error");
        JsonNode start = told.path("starts").get(0);
        assertThat(start.path("code").asText()).isEqualTo("ALREADY");
        assertThat(start.path("site").path("line").asInt()).isEqualTo(3);
        assertThat(start.path("site").path("column").asInt()).isEqualTo(5);
        assertThat(start.path("trace").findValuesAsText("event")).containsExactly("Press");
        assertThat(start.path("goals").findValuesAsText("met")).containsExactly("true", "false");
        assertThat(start.path("goals").get(1).path("progress").asDouble()).isEqualTo(0.5);
    }

    @Test
    void solve_gives_the_program_it_found() throws IOException {
        String world = write("bell.world", """
                world hall {
                  facts closed
                  state { at: text = "hall" }
                  call go_to(place: text nonblank) "Go." fails MoveError { set at = place emit GoTo(place) }
                }
                task Leave in hall { start here { } goal: run has GoTo("lab") }
                """);

        JsonNode told = answer("world", "solve", world, "--format", "json");

        assertThat(code).isZero();
        assertThat(told.path("task").asText()).isEqualTo("Leave");
        assertThat(told.path("solved").asBoolean()).isTrue();
        assertThat(told.path("program").asText()).contains("go_to('lab')");
    }
}
