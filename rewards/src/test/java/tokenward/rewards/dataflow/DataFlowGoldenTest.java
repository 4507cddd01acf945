package tokenward.rewards.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tokenward.rewards.tree.SyntaxTree;

/** Compares with recorded graphs and matches of CodeBLEU; give the folder with {@code -Dgolden}. */
class DataFlowGoldenTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where we differ: the original cuts words at byte offsets where a line holds {@code é}. */
    private static final Set<Integer> DIFFERENT = Set.of(818);

    @Test
    void edges_and_matches_are_those_of_codebleu() throws IOException {
        Path folder = Path.of(System.getProperty("golden", ""), "dfg");
        assumeTrue(Files.isDirectory(folder), "no golden values: pass -Dgolden=DIR");
        Set<Integer> edges = new TreeSet<>();
        Set<Integer> matches = new TreeSet<>();

        for (String line : Files.readAllLines(folder.resolve("dfg_golden.jsonl"))) {
            JsonNode record = JSON.readTree(line);
            DataFlowGraph reference = graph(record.path("reference").asText());
            DataFlowGraph candidate = graph(record.path("candidate").asText());
            int id = record.path("id").asInt();
            if (!shown(reference).equals(shown(record.path("ref_edges")))
                    || !shown(candidate).equals(shown(record.path("cand_edges")))) {
                edges.add(id);
            }
            DataFlowMatch match = DataFlowMatch.of(reference, candidate, DataFlowConfig.Matching.GLOBAL);
            List<Integer> pairs =
                    match.matches().stream().map(pair -> pair.orElse(-1)).toList();
            if (!pairs.equals(integers(record.path("ref_to_cand")))
                    || Math.abs(match.recall() - record.path("score").asDouble()) > 1e-9) {
                matches.add(id);
            }
        }

        assertThat(edges).isSubsetOf(DIFFERENT);
        assertThat(matches).isSubsetOf(DIFFERENT);
    }

    private static DataFlowGraph graph(String program) {
        return DataFlowGraph.of(SyntaxTree.cleaned(program).root(), program, DataFlowConfig.Mode.CODEBLEU);
    }

    private static List<String> shown(DataFlowGraph graph) {
        return graph.edges().stream()
                .map(edge -> edge.name() + " " + edge.leaf() + " "
                        + (edge.relation() == Edge.Relation.COMES_FROM ? "F" : "M") + " " + edge.parents() + " "
                        + edge.parentLeaves())
                .toList();
    }

    private static List<String> shown(JsonNode edges) {
        List<String> shown = new ArrayList<>();
        for (JsonNode edge : edges) {
            List<String> parents = new ArrayList<>();
            edge.path(3).forEach(parent -> parents.add(parent.asText()));
            shown.add(edge.path(0).asText() + " " + edge.path(1).asInt() + " "
                    + edge.path(2).asText() + " " + parents + " " + integers(edge.path(4)));
        }
        return shown;
    }

    private static List<Integer> integers(JsonNode array) {
        List<Integer> integers = new ArrayList<>();
        array.forEach(value -> integers.add(value.asInt()));
        return integers;
    }
}
