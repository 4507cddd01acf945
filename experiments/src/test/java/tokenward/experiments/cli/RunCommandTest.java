package tokenward.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains the bundled policy for one small update, as a user would from the command line. */
class RunCommandTest {
    private static final Path STARTER = Path.of("starter").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private Path runs;

    @BeforeEach
    void chooseFolder() {
        runs = folder.resolve("runs");
    }

    @Test
    void a_sweep_is_made_side_by_side_and_its_report_comes_out_the_same_again() throws IOException {
        Path file = write("pair", "sweep {\n    credit = [dense, sparse]\n  }");

        String console = exp(0, "run", file.toString(), "--runs", runs.toString(), "--jobs", "2");

        assertThat(console)
                .contains("2 runs, 2 at once", "credit=dense", "credit=sparse", "done", "report: ")
                .doesNotContain("failed");
        Path sweep = only(runs.resolve("pair"));
        assertThat(sweep.resolve("credit=dense/policy/model.safetensors")).exists();
        Map<String, String> report = contents(sweep.resolve("report"));
        assertThat(report)
                .containsKeys("index.html", "tables/result.tex", "figures/learning.svg", "figures/learning.pdf");
        exp(0, "report", sweep.toString());
        assertThat(contents(sweep.resolve("report"))).isEqualTo(report);
    }

    @Test
    void a_run_of_a_sweep_that_fails_is_named_and_the_others_go_on() throws IOException {
        Path file = write("uneven", "sweep {\n    rollout.max_prompt_length = [1 tokens, 400 tokens]\n  }");

        for (String jobs : new String[] {"1", "2"}) {
            String console = exp(1, "run", file.toString(), "--runs", runs.toString(), "--jobs", jobs);

            assertThat(console)
                    .contains(
                            "1 of 2 runs failed: rollout.max_prompt_length=1",
                            "error: ",
                            "and rollout.max_prompt_length is 1")
                    .doesNotContain("at tokenward");
        }
        Path sweep = only(runs.resolve("uneven"));
        assertThat(contents(sweep).keySet())
                .filteredOn(name -> name.endsWith("policy/model.safetensors"))
                .singleElement()
                .asString()
                .startsWith("rollout.max_prompt_length=400");
        assertThat(exp(0, "report", sweep.toString())).contains("pass@1");
    }

    @Test
    void a_run_that_another_experiment_made_is_taken_over() throws IOException {
        Path first = write("first", "");
        Path second = write("second", "title = \"The same under another name\"");

        exp(0, "run", first.toString(), "--runs", runs.toString());
        String console = exp(0, "run", second.toString(), "--runs", runs.toString());

        assertThat(console).contains("the same run was made in").doesNotContain("update 1/1");
        assertThat(only(runs.resolve("second")).resolve("policy/model.safetensors"))
                .hasSameBinaryContentAs(only(runs.resolve("first")).resolve("policy/model.safetensors"));
        assertThat(exp(0, "run", second.toString(), "--runs", runs.toString())).contains("already finished");
    }

    @Test
    void a_changed_value_that_claims_to_be_published_is_no_faithful_report() throws IOException {
        Path honest = write("honest", "kl.coefficient = 0.2");
        Path claimed = write("claimed", "kl.coefficient = 0.3  @paper(\"Table 9\")");
        exp(0, "run", honest.toString(), "--runs", runs.toString());
        exp(0, "run", claimed.toString(), "--runs", runs.toString());

        String kept = exp(0, "report", only(runs.resolve("honest")).toString(), "--faithful");
        String broken = exp(1, "report", only(runs.resolve("claimed")).toString(), "--faithful");

        assertThat(kept).contains("kl.coefficient = 0.2   published: 0.1 (Table 3)");
        assertThat(broken).contains("claims @paper(\"Table 9\")", "error: a changed value claims to be published");
    }

    private Path write(String name, String more) throws IOException {
        String text = """
                import "%s/starter.exp"

                define experiment small extends starter {
                  without data.validation
                  without evaluate.validation
                  kl.coefficient = 0.1  @paper("Table 3")
                }

                experiment %s extends small {
                  model policy {
                    checkpoint = "%s/policy"
                  }
                  reward unit_tests {
                    weight = 1.0
                  }
                  ppo {
                    batch      = 4 rollouts
                    mini_batch = 4 rollouts
                    epochs     = 1
                  }
                  rollout.max_length  = 24 tokens
                  evaluate.test.tasks = 4
                  budget.updates      = 1 updates
                  hardware.threads    = 1
                  %s

                  table result {
                    rows    = [baseline(policy), final(policy)]
                    columns = evaluate.test.pass@1
                  }

                  figure learning {
                    y = reward.total
                  }
                }
                """;
        return Files.writeString(folder.resolve(name + ".exp"), text.formatted(STARTER, name, STARTER, more));
    }

    private static String exp(int expected, String... arguments) {
        StringWriter console = new StringWriter();
        PrintWriter out = new PrintWriter(console, true);
        assertThat(Exp.run(out, out, arguments)).as(console.toString()).isEqualTo(expected);
        return console.toString();
    }

    private static Path only(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.reduce((a, b) -> {
                        throw new AssertionError(directory + " holds " + a + " and " + b);
                    })
                    .orElseThrow();
        }
    }

    /** Files by name; binary ones too, byte for byte. */
    private static Map<String, String> contents(Path directory) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        directory.relativize(file).toString().replace('\\', '/'),
                        HexFormat.of().formatHex(Files.readAllBytes(file)));
            }
        }
        return contents;
    }
}
