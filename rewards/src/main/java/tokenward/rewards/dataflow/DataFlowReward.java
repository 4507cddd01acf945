package tokenward.rewards.dataflow;

import java.util.ArrayList;
import java.util.BitSet;
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
import tokenward.rewards.tree.SyntaxTree;

/**
 * Pays the share of the reference solution's data-flow edges that the program has too, in [0, 1]. Each matched edge is a
 * credit on the program's value; edges the program has beyond that may cost a little; what the program lacks has no place
 * in it and only lowers the score. No opinion without a reference solution.
 *
 * @see "paper §2.2; Ren et al. 2020, CodeBLEU, §3.3"
 */
public final class DataFlowReward implements Reward {
    private final DataFlowConfig config;
    private final References<DataFlowGraph> references;

    /** Creates the reward; the task's solution is the reference. */
    public DataFlowReward(DataFlowConfig config) {
        this(config, Task::solution);
    }

    /** Creates the reward with another reference. */
    public DataFlowReward(DataFlowConfig config, Function<Task, Optional<String>> reference) {
        this.config = config;
        this.references = new References<>(reference, this::graph);
    }

    @Override
    public Assessment assess(Task task, Completion completion) {
        Optional<DataFlowGraph> reference = references.of(task);
        if (reference.isEmpty()) {
            return Assessment.noOpinion();
        }
        DataFlowGraph wanted = reference.get();
        if (wanted.edges().isEmpty() && config.mode() == DataFlowConfig.Mode.FIXED) {
            return Assessment.noOpinion();
        }
        Optional<Span> code = completion.code();
        if (code.isEmpty() || wanted.edges().isEmpty()) {
            return Assessment.of(0);
        }
        DataFlowGraph candidate = graph(completion.codeText());
        DataFlowMatch match = DataFlowMatch.of(wanted, candidate, config.matching());
        List<Finding> findings = findings(match, candidate, code.get().start());
        return findings.isEmpty() ? Assessment.of(0) : Assessment.sumOf(findings);
    }

    private List<Finding> findings(DataFlowMatch match, DataFlowGraph candidate, int shift) {
        List<Finding> findings = new ArrayList<>();
        BitSet paid = new BitSet();
        double each = 1.0 / match.matches().size();
        match.matches()
                .forEach(counterpart -> counterpart.ifPresent(i -> {
                    paid.set(i);
                    credit(candidate, candidate.edges().get(i), each, shift, findings);
                }));
        if (config.surplus() > 0) {
            double cost = config.surplus() / candidate.edges().size();
            for (int i = paid.nextClearBit(0); i < candidate.edges().size(); i = paid.nextClearBit(i + 1)) {
                Edge edge = candidate.edges().get(i);
                findings.add(
                        new Finding.Penalty(edge.span().shift(shift), cost, "not in the reference: " + told(edge)));
            }
        }
        return findings;
    }

    private void credit(DataFlowGraph candidate, Edge edge, double amount, int shift, List<Finding> findings) {
        String because = told(edge);
        int parents = edge.parentLeaves().size();
        if (config.split() == DataFlowConfig.Split.HEAD || parents == 0) {
            findings.add(new Finding.Credit(edge.span().shift(shift), amount, because));
            return;
        }
        findings.add(new Finding.Credit(edge.span().shift(shift), amount / 2, because));
        for (int parent : edge.parentLeaves()) {
            Span span = candidate.leaves().get(parent).shift(shift);
            findings.add(new Finding.Credit(span, amount / 2 / parents, "feeds: " + because));
        }
    }

    private static String told(Edge edge) {
        if (edge.parents().isEmpty()) {
            return "`" + edge.name() + "` enters";
        }
        String how = edge.relation() == Edge.Relation.COMES_FROM ? " comes from " : " is computed from ";
        return "`" + edge.name() + "`" + how + String.join(", ", edge.parents());
    }

    private DataFlowGraph graph(String program) {
        SyntaxTree tree =
                config.mode() == DataFlowConfig.Mode.CODEBLEU ? SyntaxTree.cleaned(program) : SyntaxTree.parse(program);
        return DataFlowGraph.of(tree.root(), program, config.mode());
    }
}
