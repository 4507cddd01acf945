package tokenward.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproduceCommandTest {
    @TempDir
    private Path folder;

    @Test
    void names_everything_the_scale_of_the_paper_lacks_before_anything_is_computed() {
        StringWriter err = new StringWriter();

        int code = Exp.run(
                new PrintWriter(new StringWriter(), true),
                new PrintWriter(err, true),
                "reproduce",
                "--checkpoint",
                folder.toString(),
                "--mbpp",
                folder.resolve("mbpp.jsonl").toString(),
                "--runs",
                folder.resolve("runs").toString());

        assertThat(code).isNotZero();
        assertThat(err.toString())
                .contains("--mbpp: `" + folder.resolve("mbpp.jsonl") + "` does not exist")
                .contains("--mbpp-plus: MbppPlus.jsonl", "--open-code-instruct: Records", "--robo-instruct: Records")
                .contains("--roboeval: RoboEval's tasks")
                .doesNotContain("--checkpoint:", "Exception");
        assertThat(folder.resolve("runs")).doesNotExist();
    }
}
