package tokenward.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
                "seed: 1 | seed = 1",
                "seed := 1 | seed = 1",
                "seed == 1 | seed = 1",
                "ppo: { epochs = 2 } | ppo { epochs = 2 }",
                "ppo = { epochs = 2 } | ppo { epochs = 2 }",
                "reward 'lint' { weight = 1 } | reward lint { weight = 1 }",
                "evaluate my-tasks { benchmark = mbpp } | evaluate my_tasks { benchmark = mbpp }",
                "evaluate my tasks { benchmark = mbpp } | evaluate my_tasks { benchmark = mbpp }",
                "evaluate 2nd { benchmark = mbpp } | evaluate _2nd { benchmark = mbpp }",
                "ppo.learning-rate = 0.1 | ppo.learning_rate = 0.1",
                "let seed = 1 | seed = 1",
                "seed = 1, | seed = 1",
                "seed = 1; | seed = 1",
                "seed = 1 # why | seed = 1 // why",
                "seed = 1 -- why | seed = 1 // why",
                "ppo.clip_range = 0,2 | ppo.clip_range = 0.2",
                "ppo.warmup = 5,000 | ppo.warmup = 5_000",
                "ppo.clip_range = .2 | ppo.clip_range = 0.2",
                "ppo.target_kl = 1. | ppo.target_kl = 1.0",
                "ppo.target_kl = 1e\u20135 | ppo.target_kl = 1e-5",
                "reward.lint.weight = \u22121 | reward.lint.weight = -1",
                "title = \u201Chello\u201D | title = 'hello'",
                "title = \u2018hello\u2019 | title = 'hello'",
                "seed\u00A0= 1 | seed = 1",
                "se\u200Bed = 1 | seed = 1",
                "s\u0435ed = 1 | seed = 1",
                "sweep.seed = 1\u20265 | sweep.seed = 1 .. 5",
                "ppo.advantage = gae(gamma=1) | ppo.advantage = gae(gamma:1)",
                "rollout.constrain = True | rollout.constrain = true",
                "rollout.constrain = yes | rollout.constrain = true",
                "rollout.constrain = 0 | rollout.constrain = false",
                "ppo.max_grad_norm = None | ppo.max_grad_norm = none",
                "ppo.max_grad_norm = null | ppo.max_grad_norm = none",
                "sandbox.timeout = 10sec | sandbox.timeout = 10 s",
                "sandbox.timeout = 10 minutes | sandbox.timeout = 10 min",
                "sandbox.memory = 512MB | sandbox.memory = 512 MiB",
                "sandbox.memory = 2 GB | sandbox.memory = 2 GiB",
                "ppo.batch = 2k | ppo.batch = 2_000 rollouts",
                "seed = 0x10 | seed = 16",
            })
    void a_proposal_mends_the_text(String wrong, String right) {
        assertThat(mended(wrong.replace('\'', '"'))).isEqualTo(right.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "experiment e: |a block stands in braces, not behind `:`",
                "experiment e : base {|a parent is named with `extends`, not `:`",
                "experiment e(base) {|a parent is named with `extends`, not in brackets",
                "{ \"seed\": 1 }|a file begins with `import`, `experiment` or `define`",
                "import ok.exp|a file name stands in quotes",
                "from \"ok.exp\" import small|`import` takes a whole file",
                "include \"ok.exp\"|`include` is not understood here",
                "experiment e { ppo { epochs = 3 batch = 8 } }|two settings stand on one line",
                "experiment e { if x { seed = 3 } }|an experiment has no block `if`",
                "experiment e { for s in 1 .. 3 { seed = s } }|there are no loops",
                "experiment e { ppo (epochs = 3) }|a block stands in braces",
                "experiment e { title = import }|`import` is a word of the language and names nothing",
                "experiment e { seed = 1 @paper }|a note says what vouches for the value",
                "experiment e { seed = 1 @paper(Table 3) }|what a note says stands in quotes",
                "experiment e { seed = 1 .. . 5 }|a range is written `first .. last`",
                "experiment e { seed = 3 - 1 }|there is no arithmetic",
                "experiment e { ppo.epochs = 1\\nppo { epochs = 2 } }|`epochs` is set twice",
                "experiment e\\n{ seed = 1 }|`{` stands on the line of the block's name",
                "experiment e { }\\n}|this `}` closes nothing",
                "experiment gr\u00F6\u00DFe { }|`\u00F6` means nothing here",
                "experiment e { title = \uD83E\uDD16 }|`\uD83E\uDD16` means nothing here",
            })
    void a_habit_from_elsewhere_is_answered(String text, String title) {
        List<Diagnostic> found = new Checker()
                .check(FILE, List.of(), path -> text.replace("\\n", "\n") + "\n")
                .diagnostics();

        assertThat(found).first().extracting(Diagnostic::title).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ b ", "[", "f("})
    void brackets_without_end_are_refused(String open) {
        String text = "experiment e { title = " + open.repeat(20_000);

        List<Diagnostic> found =
                new Checker().check(FILE, List.of(), path -> text).diagnostics();

        assertThat(found).singleElement().extracting(Diagnostic::title).isEqualTo("brackets nest more than 64 deep");
    }
}
