package tokenward.rewards.dataflow;

import java.util.List;
import tokenward.grammars.text.Span;
import tokenward.rewards.tree.SyntaxNode;

/**
 * The data flow of one program.
 *
 * @param edges one per leaf that takes part, in the order of the text
 * @param leaves the characters of every leaf; edges refer to leaves by their place in this list
 */
public record DataFlowGraph(List<Edge> edges, List<Span> leaves) {
    public DataFlowGraph {
        edges = List.copyOf(edges);
        leaves = List.copyOf(leaves);
    }

    /** Reads the data flow off a tree. */
    public static DataFlowGraph of(SyntaxNode root, String text, DataFlowConfig.Mode mode) {
        return of(root, text, mode == DataFlowConfig.Mode.CODEBLEU ? Mends.NONE : Mends.ALL);
    }

    static DataFlowGraph of(SyntaxNode root, String text, Mends mends) {
        Leaves leaves = new Leaves(root, text);
        return new DataFlowGraph(EdgeSet.joined(new FlowBuilder(leaves, mends).build(root)), leaves.spans());
    }
}
