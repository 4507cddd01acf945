package tokenward.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of arguments that no verb takes. */
class WrongArgumentsTest {
    @TempDir
    private Path folder;

    @Test
    void a_word_that_is_none_of_the_known_ones_is_told_which_there_are() {
        assertThat(refused("new", "experimnt", "x")).isEqualTo("""
                        error: KIND is experiment, reward or world, not `experimnt`
                        help: did you mean `experiment`?
                        help: `exp new --help` lists what it takes
                        """);
        assertThat(refused("check", "--format", "yaml", "e.exp"))
                .startsWith("error: --format is text or json, not `yaml`\n");
    }

    @Test
    void a_topic_close_to_one_is_proposed() {
        assertThat(refused("help", "ppo.bacth"))
                .isEqualTo("error: there is nothing to say of `ppo.bacth`\nhelp: did you mean `ppo.batch`?\n");
    }

    @Test
    void what_cannot_be_written_says_why() {
        String nowhere = folder.resolve("nowhere").toString();

        assertThat(said(3, "new", "experiment", "x", "--directory", nowhere))
                .contains("x.exp` cannot be written: no such file or directory");
    }

    private static String refused(String... arguments) {
        return said(1, arguments);
    }

    private static String said(int expected, String... arguments) {
        StringWriter err = new StringWriter();
        int code = Exp.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), arguments);
        assertThat(code).as(err.toString()).isEqualTo(expected);
        return err.toString();
    }
}
