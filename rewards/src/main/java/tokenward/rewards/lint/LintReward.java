package tokenward.rewards.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.Reward;
import tokenward.rewards.api.Task;

/**
 * Pays a program for what Ruff does not find: {@code clean - (1 + clean) * min(1, sum w)} over its findings, in
 * {@code [-1, clean]}. Each finding is a penalty on the characters Ruff points at; past the cut they share the loss in
 * proportion. The worth of clean code belongs to the whole program. A completion without a program is worth -1, as one
 * that does not parse.
 *
 * @see "paper §2.2 asks for syntax errors, common logical issues and potential security vulnerabilities"
 */
public final class LintReward implements Reward {
    private final LintConfig config;
    private final Linter linter;

    /** Creates the reward; closing it closes the linter. */
    public LintReward(LintConfig config, Linter linter) {
        this.config = config;
        this.linter = linter;
    }

    @Override
    public Assessment assess(Task task, Completion completion) {
        Optional<Span> code = completion.code();
        String program = completion.codeText();
        if (code.isEmpty() || program.isBlank()) {
            return Assessment.of(-1);
        }
        return assess(linter.lint(program), code.get().start());
    }

    /**
     * Judges a program by what was found in it.
     *
     * @param shift where the program begins in the completion
     */
    Assessment assess(List<Lint> lints, int shift) {
        double sum =
                lints.stream().mapToDouble(lint -> config.weightOf(lint.code())).sum();
        double each = (1 + config.clean()) / Math.max(1, sum);
        List<Finding> findings = new ArrayList<>();
        for (Lint lint : lints) {
            double amount = each * config.weightOf(lint.code());
            if (amount > 0) {
                findings.add(new Finding.Penalty(lint.span().shift(shift), amount, lint.code() + " " + lint.message()));
            }
        }
        return Assessment.of(config.clean() - (1 + config.clean()) * Math.min(1, sum), findings);
    }

    @Override
    public void close() {
        linter.close();
    }
}
