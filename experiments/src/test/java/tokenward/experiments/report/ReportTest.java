package tokenward.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.experiments.cli.Exp;
import tokenward.experiments.cli.terminal.ExitCode;
import tokenward.experiments.measure.Experiment;
import tokenward.experiments.store.ExperimentDirectory;
import tokenward.experiments.store.RunDirectory;
import tokenward.experiments.store.SyntheticRun;

class ReportTest {
    @TempDir
    Path folder;

    @Test
    void the_same_run_gives_the_same_bytes() throws IOException {
        RunDirectory run = SyntheticRun.write(folder, SyntheticRun.plan(), 60, 1, 1);

        Map<Path, byte[]> first = filesOf(write(run, "first"));
        Map<Path, byte[]> second = filesOf(write(run, "second"));

        assertThat(first.keySet()).isEqualTo(second.keySet());
        assertThat(first.keySet())
                .contains(
                        Path.of("index.html"),
                        Path.of("report.md"),
                        Path.of("tables/table_1.tex"),
                        Path.of("tables/table_1.csv"),
                        Path.of("figures/credit_map.svg"),
                        Path.of("figures/credit_map.pdf"),
                        Path.of("figures/credit_map.png"),
                        Path.of("figures/reward_syntax.svg"));
        first.forEach((file, bytes) -> assertThat(bytes).as(file.toString()).isEqualTo(second.get(file)));
    }

    @Test
    void the_page_asks_for_nothing_else() throws IOException {
        RunDirectory run = SyntheticRun.write(folder, SyntheticRun.plan(), 20, 1, 1);

        String page = Files.readString(write(run, "report").resolve("index.html"));

        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http:", "https:", "@import", "src=");
        assertThat(page).contains("prefers-color-scheme", "Pass@1 before and after fine-tuning", "`(` is never closed");
    }

    @Test
    void the_page_shows_what_was_assumed_and_what_a_completion_says_cannot_break_it() throws IOException {
        RunDirectory run = SyntheticRun.write(folder, SyntheticRun.plan(), 20, 1, 1);

        String page = Files.readString(write(run, "report").resolve("index.html"));

        assertThat(page).contains("<b>1</b> is assumed", "digits missing from our copy of Table 3");
        assertThat(page.split("</script>", -1))
                .as("one end for each of the two scripts")
                .hasSize(3);
    }

    @Test
    void a_run_without_any_event_still_has_a_page() throws IOException {
        RunDirectory run = RunDirectory.create(folder, SyntheticRun.plan());

        assertThat(Files.readString(write(run, "report").resolve("index.html"))).contains("paper");
    }

    @Test
    void the_verb_prints_tables_and_the_page() {
        RunDirectory run = SyntheticRun.write(folder, SyntheticRun.plan(), 20, 1, 1);
        StringWriter out = new StringWriter();

        int code = Exp.run(
                new PrintWriter(out, true),
                new PrintWriter(out, true),
                "report",
                run.path().toString());

        assertThat(out.toString())
                .contains(
                        "Pass@1 before and after fine-tuning",
                        "report: " + run.report().resolve("index.html"));
        assertThat(code).isZero();
    }

    @Test
    void a_tool_gets_the_numbers_of_the_tables() throws IOException {
        RunDirectory run = SyntheticRun.write(folder, SyntheticRun.plan(), 20, 1, 1);
        StringWriter out = new StringWriter();

        int code = Exp.run(
                new PrintWriter(out, true),
                new PrintWriter(out, true),
                "report",
                "--format",
                "json",
                run.path().toString());

        JsonNode told = new ObjectMapper().readTree(out.toString());
        assertThat(told.path("report").asText())
                .isEqualTo(run.report().resolve("index.html").toString());
        JsonNode table = told.path("tables").get(0);
        assertThat(table.path("title").asText()).isEqualTo("Pass@1 before and after fine-tuning");
        for (JsonNode row : table.path("rows")) {
            assertThat(row.path("cells")).hasSize(table.path("columns").size());
        }
        assertThat(table.findValues("value")).isNotEmpty().allMatch(JsonNode::isNumber);
        assertThat(code).isZero();
    }

    @Test
    void a_directory_that_is_no_run_ends_in_one_line() {
        StringWriter err = new StringWriter();

        int code = Exp.run(new PrintWriter(err, true), new PrintWriter(err, true), "report", folder.toString());

        assertThat(err.toString()).isEqualTo("error: `" + folder + "` is no run directory: it holds no `plan.json`\n");
        assertThat(code).isEqualTo(ExitCode.WRONG_INPUT);
    }

    @Test
    void two_runs_stand_side_by_side() {
        SyntheticRun.write(folder, SyntheticRun.plan(), 20, 1, 1);
        SyntheticRun.write(
                folder, SyntheticRun.plan("other", "main", Map.of(), List.of(), List.of(), List.of()), 20, 2, 0.3);
        StringWriter out = new StringWriter();

        int code = Exp.run(
                new PrintWriter(out, true),
                new PrintWriter(out, true),
                "report",
                folder.resolve("mbpp").toString(),
                folder.resolve("other").toString(),
                "--out",
                folder.resolve("both").toString());

        assertThat(out.toString()).contains("mbpp", "other");
        assertThat(code).isZero();
        assertThat(folder.resolve("both/index.html")).exists();
    }

    private Path write(RunDirectory run, String name) {
        Experiment experiment = Experiment.of(ExperimentDirectory.open(run.path()));
        Path to = folder.resolve(name);
        Report.of(experiment).write(to);
        return to;
    }

    private static Map<Path, byte[]> filesOf(Path folder) throws IOException {
        Map<Path, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
