package tokenward.rewards.syntax;

import java.util.List;
import java.util.Optional;
import tokenward.grammars.prefix.Language;
import tokenward.grammars.prefix.PrefixChecker;
import tokenward.grammars.prefix.Verdict;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.Reward;
import tokenward.rewards.api.Task;

/**
 * Penalises the word at which no program can begin like the text so far. A text that is fine as far as it goes
 * and ends too early is at fault at its end, when the policy ended it; when the length limit did, there is nothing to
 * say against it.
 *
 * @see "paper §2.3: tokens that violate the grammar, flagged while decoding"
 */
public final class SyntaxReward implements Reward {
    private final PrefixChecker checker;
    private final AfterViolation after;
    private final double cleanCredit;

    /**
     * Creates the reward.
     *
     * @param language what the code is written in
     * @param after what becomes of the tokens after the first violation
     * @param cleanCredit the score of a program without a violation; 0 or more
     */
    public SyntaxReward(Language language, AfterViolation after, double cleanCredit) {
        if (!(cleanCredit >= 0) || Double.isInfinite(cleanCredit)) {
            throw new IllegalArgumentException("clean_credit must be finite and not negative, not " + cleanCredit);
        }
        this.checker = new PrefixChecker(language);
        this.after = after;
        this.cleanCredit = cleanCredit;
    }

    @Override
    public Assessment assess(Task task, Completion completion) {
        Optional<Span> code = completion.code();
        if (code.isEmpty()) {
            return Assessment.of(-1);
        }
        String program = completion.codeText();
        Verdict verdict = checker.check(program);
        if (verdict instanceof Verdict.Dead first) {
            List<Verdict.Dead> faults = after == AfterViolation.RESYNC ? checker.faults(program) : List.of(first);
            return Assessment.sumOf(faults.stream()
                    .map(dead -> penalty(code.get(), dead.offending(), dead.message()))
                    .toList());
        }
        if (!verdict.isComplete() && completion.isFinished()) {
            Span end = Span.at(code.get().length());
            return Assessment.sumOf(List.of(penalty(code.get(), end, "the program is not finished")));
        }
        return Assessment.of(cleanCredit);
    }

    private Finding penalty(Span code, Span offending, String because) {
        Span span = offending.shift(code.start());
        int end = after == AfterViolation.ABSORBING ? Math.max(code.end(), span.end()) : span.end();
        return new Finding.Penalty(new Span(span.start(), end), 1, because);
    }
}
