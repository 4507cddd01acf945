package tokenward.dsl.assist;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tokenward.dsl.Checker;
import tokenward.grammars.text.Diagnostic;

class FixTest {
    private static final Path FILE = Path.of("file.exp");

    /** The statement stands in an experiment. */
    private static String mended(String statement) {
        String text = "experiment e {\n  " + statement + "\n}\n";
        List<Diagnostic> found =
                new Checker().check(FILE, List.of(), path -> text).diagnostics();
        Fix fix = found.stream().flatMap(d -> Fix.of(d).stream()).findFirst().orElseThrow();
        String whole = text.substring(0, fix.replaces().start())
                + fix.text()
                + text.substring(fix.replaces().end());
        return whole.lines().toList().get(1).strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sede = 1 | seed = 1",
                "credit = dence | credit = dense",
                "credit = 'dense' | credit = dense",
                "seed 1 | seed = 1",
                "sandbox.timeout = 10 | sandbox.timeout = 10 s",
                "ppo.batch = 64 tokens | ppo.batch = 64 rollouts",
                "seed = 3 rows | seed = 3",
                "ppo { lr = 1e-5 } | ppo { learning_rate = 1e-5 }",
                "title = 'open | title = 'open'",
                "seed = 1 @papper('x') | seed = 1 @paper('x')",
            })
    void a_proposal_mends_the_text(String wrong, String right) {
        assertThat(mended(wrong.replace('\'', '"'))).isEqualTo(right.replace('\'', '"'));
    }
}
