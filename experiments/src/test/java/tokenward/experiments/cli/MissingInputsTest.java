package tokenward.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the paper's experiments say where the model and the data they need are not on the machine. */
class MissingInputsTest {
    @TempDir
    private Path folder;

    @Test
    void everything_that_is_missing_is_named_at_once_with_the_setting_that_takes_it() {
        assertThat(run("paper/mbpp.exp"))
                .contains(
                        "model.policy.checkpoint=DIR    Qwen/Qwen2.5-Coder-1.5B-Instruct in Hugging Face layout",
                        "data.train.path=PATH           nvidia/OpenCodeInstruct as published: Parquet",
                        "evaluate.mbpp.path=FILE        mbpp.jsonl of google-research",
                        "evaluate.mbpp_plus.path=FILE   MbppPlus.jsonl of EvalPlus",
                        "help: put each anywhere on this machine and add its setting to the command");
        assertThat(run("paper/roboeval.exp"))
                .contains("data.train.path=PATH ", " zichao22/robo-instruct", "evaluate.roboeval.path=FILE");
    }

    @Test
    void what_is_there_is_not_asked_for() {
        assertThat(run(
                        "paper/mbpp.exp",
                        "model.policy.checkpoint=starter/policy",
                        "data.train.path=starter/data",
                        "rollout.max_prompt_length=256 tokens",
                        "rollout.max_length=64 tokens",
                        "decoding.evaluation.max_length=64 tokens"))
                .contains("evaluate.mbpp.path=FILE")
                .doesNotContain("checkpoint", "data.train.path");
    }

    @Test
    void a_run_that_could_not_begin_leaves_no_run_behind() throws IOException {
        run("paper/mbpp.exp");

        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private String run(String file, String... settings) {
        List<String> arguments = new ArrayList<>(List.of("run", file, "--runs", folder.toString()));
        arguments.addAll(List.of(settings));
        StringWriter err = new StringWriter();
        int code = Exp.run(
                new PrintWriter(new StringWriter()), new PrintWriter(err, true), arguments.toArray(String[]::new));
        assertThat(code).as(err.toString()).isEqualTo(1);
        return err.toString();
    }
}
