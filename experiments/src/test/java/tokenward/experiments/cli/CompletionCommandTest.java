package tokenward.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionCommandTest {
    private static final Path BASH = Path.of("/bin/bash");

    private static String script(String shell) {
        StringWriter out = new StringWriter();
        int exit = Exp.run(new PrintWriter(out), new PrintWriter(new StringWriter()), "completion", shell);
        assertThat(exit).isZero();
        return out.toString();
    }

    /** Returns what bash offers for the last word of a line. */
    private static List<String> offered(Path folder, String... words) throws IOException, InterruptedException {
        assumeThat(BASH).as("bash is needed to try its script").isExecutable();
        Path file = Files.writeString(folder.resolve("completion.bash"), script("bash"));
        String line = "source " + file + "; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD="
                + (words.length - 1) + "; _complete_exp; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder(BASH.toString(), "--norc", "-c", line)
                .directory(folder.toFile())
                .start();
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return out.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    @Test
    void bash_completes_verbs_options_and_topics(@TempDir Path folder) throws Exception {
        assertThat(offered(folder, "exp", "ch")).containsExactly("check");
        assertThat(offered(folder, "exp", "check", "--for")).containsExactly("--format");
        assertThat(offered(folder, "exp", "help", "E010"))
                .contains("E0101", "E0107")
                .doesNotContain("E0201");
    }

    @Test
    void fish_gets_a_line_for_every_verb() {
        assertThat(script("fish").lines())
                .contains("complete -c exp -n '__fish_seen_subcommand_from completion' -f -a 'bash zsh fish'")
                .anyMatch(line -> line.startsWith("complete -c exp -n '__fish_use_subcommand' -f -a 'check' -d "))
                .anyMatch(line -> line.contains("from help' -f -a 'experiment") && line.contains("E0101"));
    }

    @Test
    void zsh_reads_the_script_of_bash() {
        assertThat(script("zsh")).isEqualTo(script("bash")).contains("bashcompinit");
    }
}
