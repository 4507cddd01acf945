package tokenward.rewards.dataflow;

import java.util.List;
import tokenward.grammars.text.Span;

/**
 * One value and where it comes from.
 *
 * @param name the variable or literal as written
 * @param leaf its place among the program's leaves
 * @param relation how it got its value
 * @param parents names it depends on
 * @param parentLeaves their places among the leaves
 * @param span its characters
 */
public record Edge(
        String name, int leaf, Relation relation, List<String> parents, List<Integer> parentLeaves, Span span) {
    /** How a value comes about. */
    public enum Relation {
        /** It is read: it comes from where the name was last written. */
        COMES_FROM,
        /** It is written: it is computed from the values on the other side. */
        COMPUTED_FROM
    }

    public Edge {
        parents = List.copyOf(parents);
        parentLeaves = List.copyOf(parentLeaves);
    }
}
