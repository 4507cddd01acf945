package tokenward.rewards.dataflow;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import tokenward.rewards.dataflow.Edge.Relation;
import tokenward.rewards.tree.SyntaxNode;

/**
 * Follows values through a program in the order of its text, as CodeBLEU's extractor for Python does. There are no
 * scopes: functions, classes and lambdas share one set of names.
 *
 * @see "Ren et al. 2020, CodeBLEU, §3.3; compared with k4black/codebleu's DFG_python"
 */
final class FlowBuilder {
    /** Running loops twice doubles the work with each level; those with more levels in them are followed as mended. */
    private static final int DEEPEST_TWICE = 8;

    private final Leaves leaves;
    private final Mends mends;
    private boolean lost;
    private final IdentityHashMap<SyntaxNode, Integer> levels = new IdentityHashMap<>();
    /** Loops run once and nothing is recorded: only what a body leaves behind is wanted. */
    private boolean scouting;

    FlowBuilder(Leaves leaves, Mends mends) {
        this.leaves = leaves;
        this.mends = mends;
    }

    /** Returns all edges; none when the original would have lost its way. */
    List<Edge> build(SyntaxNode root) {
        List<Edge> edges = new ArrayList<>();
        visit(root, States.empty(), edges);
        return lost ? List.of() : edges;
    }

    private States visit(SyntaxNode node, States incoming, List<Edge> edges) {
        if (Leaves.isLeaf(node)) {
            return read(node, incoming.copy(), edges);
        }
        return switch (node.type()) {
            case "default_parameter" -> defaultParameter(node, incoming.copy(), edges);
            case "assignment", "augmented_assignment", "for_in_clause" -> assignment(node, incoming.copy(), edges);
            case "if_statement" -> branches(node, incoming, edges);
            case "for_statement", "while_statement" -> loop(node, incoming, edges);
            default -> inOrder(node, incoming, edges);
        };
    }

    private States read(SyntaxNode node, States states, List<Edge> edges) {
        Optional<Leaves.Leaf> found = leaves.at(node);
        if (found.isEmpty()) {
            lost = true;
            return states;
        }
        Leaves.Leaf leaf = found.get();
        if (leaf.isVariable()) {
            Optional<List<Integer>> written = states.of(leaf.name());
            record(
                    edges,
                    leaf,
                    Relation.COMES_FROM,
                    written.isPresent() ? List.of(leaf.name()) : List.of(),
                    written.orElse(List.of()));
            if (written.isEmpty() && leaf.isIdentifier()) {
                states.write(leaf.name(), leaf.index());
            }
        }
        return states;
    }

    private States defaultParameter(SyntaxNode node, States states, List<Edge> edges) {
        Optional<SyntaxNode> name = node.part("name");
        Optional<SyntaxNode> value = node.part("value");
        if (name.isEmpty() || value.isEmpty()) {
            return inOrder(node, states, edges);
        }
        List<Leaves.Leaf> values = leaves.variables(value.get());
        States after = visit(value.get(), states, edges);
        for (Leaves.Leaf head : leaves.variables(name.get())) {
            for (Leaves.Leaf parent : values) {
                record(edges, head, Relation.COMES_FROM, List.of(parent.name()), List.of(parent.index()));
            }
            after.write(head.name(), head.index());
        }
        return after;
    }

    private States assignment(SyntaxNode node, States incoming, List<Edge> edges) {
        boolean clause = node.type().equals("for_in_clause");
        Optional<SyntaxNode> left = node.part("left");
        Optional<SyntaxNode> right =
                clause ? Optional.of(node.children().get(node.children().size() - 1)) : node.part("right");
        if (right.isEmpty()) {
            return incoming;
        }
        if (left.isEmpty()) {
            lost = true;
            return incoming;
        }
        Sides sides = clause
                ? new Sides(List.of(left.get()), List.of(right.get()))
                : Sides.of(left.get(), right.get(), mends.pairing());
        return bind(sides, incoming, edges);
    }

    private States bind(Sides sides, States incoming, List<Edge> edges) {
        States states = incoming;
        for (SyntaxNode right : sides.right()) {
            states = visit(right, states, edges);
        }
        for (int i = 0; i < Math.min(sides.left().size(), sides.right().size()); i++) {
            List<Leaves.Leaf> parents = leaves.variables(sides.right().get(i));
            for (Leaves.Leaf head : leaves.variables(sides.left().get(i))) {
                record(
                        edges,
                        head,
                        Relation.COMPUTED_FROM,
                        parents.stream().map(Leaves.Leaf::name).toList(),
                        parents.stream().map(Leaves.Leaf::index).toList());
                states.write(head.name(), head.index());
            }
        }
        return states;
    }

    private States branches(SyntaxNode node, States incoming, List<Edge> edges) {
        boolean otherwise = false;
        States through = incoming.copy();
        List<States> ends = new ArrayList<>();
        for (SyntaxNode child : node.children()) {
            otherwise |= child.type().contains("else");
            if (child.type().equals("elif_clause") || child.type().equals("else_clause")) {
                ends.add(visit(child, incoming, edges));
            } else {
                through = visit(child, through, edges);
            }
        }
        ends.add(through);
        if (!otherwise) {
            ends.add(incoming);
        }
        return States.union(ends);
    }

    private States loop(SyntaxNode node, States incoming, List<Edge> edges) {
        if (scouting) {
            return pass(node, incoming, edges);
        }
        List<Edge> found = new ArrayList<>();
        States states;
        if (mends.loops() || levels(node) > DEEPEST_TWICE) {
            scouting = true;
            States fedBack = pass(node, incoming, found);
            scouting = false;
            states = pass(node, States.union(List.of(incoming, fedBack)), found);
            found = new ArrayList<>(EdgeSet.deduplicated(found));
        } else {
            states = pass(node, pass(node, incoming, found), found);
        }
        edges.addAll(EdgeSet.mergedOverPasses(found));
        return states;
    }

    /** Returns how deep loops nest at and below a node. */
    private int levels(SyntaxNode node) {
        Integer known = levels.get(node);
        if (known != null) {
            return known;
        }
        int deepest = 0;
        for (SyntaxNode child : node.children()) {
            deepest = Math.max(deepest, levels(child));
        }
        boolean loop = node.type().equals("for_statement") || node.type().equals("while_statement");
        levels.put(node, loop ? deepest + 1 : deepest);
        return loop ? deepest + 1 : deepest;
    }

    private States pass(SyntaxNode node, States incoming, List<Edge> edges) {
        if (node.type().equals("while_statement")) {
            States states = incoming.copy();
            for (SyntaxNode child : node.children()) {
                states = visit(child, states, edges);
            }
            return states;
        }
        Optional<SyntaxNode> left = node.part("left");
        Optional<SyntaxNode> right = node.part("right");
        if (left.isEmpty() || right.isEmpty()) {
            lost = true;
            return incoming.copy();
        }
        States states = bind(Sides.of(left.get(), right.get(), mends.pairing()), incoming.copy(), edges);
        SyntaxNode last = node.children().get(node.children().size() - 1);
        if (last.type().equals("block")) {
            return visit(last, states, edges);
        }
        if (mends.otherwise()) {
            for (SyntaxNode child : node.children()) {
                if (child.type().equals("block") || child.type().equals("else_clause")) {
                    states = visit(child, states, edges);
                }
            }
        }
        return states;
    }

    /** Visits the loops of a comprehension before what they make. */
    private States inOrder(SyntaxNode node, States incoming, List<Edge> edges) {
        States states = incoming;
        for (SyntaxNode child : node.children()) {
            if (child.type().equals("for_in_clause")) {
                states = visit(child, states, edges);
            }
        }
        for (SyntaxNode child : node.children()) {
            if (!child.type().equals("for_in_clause")) {
                states = visit(child, states, edges);
            }
        }
        return states == incoming ? incoming.copy() : states;
    }

    private void record(
            List<Edge> edges, Leaves.Leaf head, Relation relation, List<String> names, List<Integer> indices) {
        if (!scouting) {
            edges.add(new Edge(head.name(), head.index(), relation, names, indices, head.span()));
        }
    }
}
