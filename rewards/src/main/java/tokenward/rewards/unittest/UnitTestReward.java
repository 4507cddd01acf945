package tokenward.rewards.unittest;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.Reward;
import tokenward.rewards.api.Task;

/**
 * The paper's functional reward: do the task's tests pass? It has no opinion on a task without tests, and pays 0 where
 * there is no program.
 *
 * <p>Where lines are blamed, the program starts with the full reward of 1 on all of its code, and the lines to blame are
 * charged what was missed: the scalar stays what it was, only its place in the text changes.
 *
 * @see "paper, Table 3: pass@1, weight 0.7; the paper spreads it over all code"
 */
public final class UnitTestReward implements Reward {
    private final AssertTests tests;
    private final Score score;
    private final Blame blame;

    /** Judges with the given tests, blaming the program as a whole; the pool behind them stays the caller's. */
    public UnitTestReward(AssertTests tests, Score score) {
        this(tests, score, Blame.CODE);
    }

    /** Judges with the given tests; the pool behind them stays the caller's. */
    public UnitTestReward(AssertTests tests, Score score, Blame blame) {
        this.tests = blame == Blame.COVERAGE ? tests.withCoverage() : tests;
        this.score = score;
        this.blame = blame;
    }

    /** What passing is worth. */
    public enum Score {
        /** 1 when every test passes, else 0. */
        PASS_AT_1,
        /** The share of tests that pass. */
        PASS_RATIO
    }

    /** Which text is charged for tests that fail. */
    public enum Blame {
        /** All code. */
        CODE,
        /** The lines an exception of the first failing test passed through; all code when it passed through none. */
        TRACEBACK,
        /** The lines that never ran; all code when every line did, or nobody knows. */
        COVERAGE
    }

    @Override
    public Assessment assess(Task task, Completion completion) {
        if (task.tests().isEmpty()) {
            return Assessment.noOpinion();
        }
        String code = completion.codeText();
        if (code.isBlank()) {
            return Assessment.of(0);
        }
        // Coverage is that of all tests, so all are run.
        boolean all = score == Score.PASS_RATIO || blame == Blame.COVERAGE;
        AssertTests.Extent extent = all ? AssertTests.Extent.ALL : AssertTests.Extent.UNTIL_FAILURE;
        TestReport report = tests.run(task, code, extent);
        double earned = switch (score) {
            case PASS_AT_1 -> report.allPassed() ? 1 : 0;
            case PASS_RATIO -> report.passRatio();
        };
        return Assessment.of(earned, charges(report, 1 - earned, completion));
    }

    private List<Finding> charges(TestReport report, double missed, Completion completion) {
        List<Integer> lines = switch (blame) {
            case CODE -> List.of();
            case TRACEBACK -> report.firstFailure().map(Failure::lines).orElse(List.of());
            case COVERAGE -> report.neverRan();
        };
        String because = blame == Blame.COVERAGE
                ? "no test ran this line"
                : report.firstFailure().map(Object::toString).orElse("");
        List<Span> spans = spans(completion, new TreeSet<>(lines));
        List<Finding> charges = new ArrayList<>();
        if (missed > 0) {
            spans.forEach(span -> charges.add(new Finding.Penalty(span, missed / spans.size(), because)));
        }
        return charges;
    }

    /** Returns where lines of the program stand in the completion, without the blanks around them. */
    private static List<Span> spans(Completion completion, SortedSet<Integer> lines) {
        String code = completion.codeText();
        int offset = completion.code().map(Span::start).orElse(0);
        List<Span> spans = new ArrayList<>();
        int line = 1;
        int start = 0;
        while (start <= code.length() && !lines.isEmpty() && line <= lines.last()) {
            int newline = code.indexOf('\n', start);
            int end = newline < 0 ? code.length() : newline;
            String text = code.substring(start, end);
            if (lines.contains(line) && !text.isBlank()) {
                int from = start + text.length() - text.stripLeading().length();
                spans.add(new Span(
                        offset + from, offset + start + text.stripTrailing().length()));
            }
            start = end + 1;
            line++;
        }
        return spans;
    }
}
