package tokenward.rewards.ast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.References;
import tokenward.rewards.api.Reward;
import tokenward.rewards.api.Task;
import tokenward.rewards.tree.SyntaxNode;
import tokenward.rewards.tree.SyntaxTree;

/**
 * Pays the share of the reference solution's subtrees that the program has too, in [0, 1]. Each match is a credit on the
 * characters of the program's subtree. No opinion without a reference solution.
 *
 * @see "Shojaee et al. 2023, PPOCoder, §3.3, its third signal"
 */
public final class AstMatchReward implements Reward {
    private final AstMatchConfig config;
    private final References<SyntaxTree> references;

    /** Creates the reward; the task's solution is the reference. */
    public AstMatchReward(AstMatchConfig config) {
        this(config, Task::solution);
    }

    /** Creates the reward with another reference. */
    public AstMatchReward(AstMatchConfig config, Function<Task, Optional<String>> reference) {
        this.config = config;
        this.references = new References<>(reference, SyntaxTree::cleaned);
    }

    @Override
    public Assessment assess(Task task, Completion completion) {
        Optional<SyntaxTree> wanted = references.of(task);
        if (wanted.isEmpty()) {
            return Assessment.noOpinion();
        }
        Optional<Span> code = completion.code();
        if (code.isEmpty()) {
            return Assessment.of(0);
        }
        SyntaxTree candidate = SyntaxTree.cleaned(completion.codeText());
        AstMatch match = AstMatch.of(wanted.get().root(), candidate.root(), config.counting());
        double each = 1.0 / match.pairs().size();
        List<Finding> findings = new ArrayList<>();
        for (Optional<SyntaxNode> pair : match.pairs()) {
            pair.ifPresent(node -> findings.add(new Finding.Credit(
                    node.span().shift(code.get().start()),
                    each,
                    "has the shape of a " + node.type().replace('_', ' '))));
        }
        return Assessment.of(match.recall(), findings);
    }
}
