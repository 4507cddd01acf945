package tokenward.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Edit;

/** What a diagnostic proposes mends the text it speaks of. */
class EditTest {
    private static final Path FILE = Path.of("file.exp");

    /** The statement stands in an experiment. */
    private static String mended(String statement) {
        String text = "experiment e {\n  " + statement + "\n}\n";
        List<Diagnostic> found =
                new Checker().check(FILE, List.of(), path -> text).diagnostics();
        Edit fix = found.stream().flatMap(d -> d.edits().stream()).findFirst().orElseThrow();
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
                "title = open | title = 'open'",
                "ppo.clip_range = 20 | ppo.clip_range = 20 %",
                "ppo.batch = 64 rolouts | ppo.batch = 64 rollouts",
                "ppo.whiten = non | ppo.whiten = none",
                "credit = dense(1) | credit = dense",
                "model value { hed = scalar } | model value { head = scalar }",
                "ppo.value_loss { } | ppo value_loss { }",
                "learning rate = 1 | learning_rate = 1",
            })
    void a_proposal_mends_the_text(String wrong, String right) {
        assertThat(mended(wrong.replace('\'', '"'))).isEqualTo(right.replace('\'', '"'));
    }
}
