package tokenward.rewards.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The fixture pairs programs ({@code \n} for a line break) with what tree-sitter-python 0.23.6 makes of them. */
@Tag("golden")
class ShapesTest {
    @Test
    void every_construct_has_the_shape_tree_sitter_gives_it() throws IOException {
        List<String> lines = fixture();

        for (int i = 0; i < lines.size(); i += 2) {
            SyntaxTree tree = SyntaxTree.parse(lines.get(i).replace("\\n", "\n") + "\n");

            assertThat(tree.isProgram()).as(lines.get(i)).isTrue();
            assertThat(shown(tree.root()))
                    .as(lines.get(i))
                    .isEqualTo(lines.get(i + 1).strip());
        }
        assertThat(lines.size()).isGreaterThan(300);
    }

    @Test
    void the_s_expression_leaves_out_keywords_and_punctuation() {
        assertThat(SyntaxTree.parse("x = f(1)\n").root().toSexp())
                .isEqualTo("(module (expression_statement (assignment left: (identifier) right: (call function: "
                        + "(identifier) arguments: (argument_list (integer))))))");
    }

    private static List<String> fixture() throws IOException {
        try (InputStream in = Objects.requireNonNull(ShapesTest.class.getResourceAsStream("shapes.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static String shown(SyntaxNode node) {
        String field = node.field().isEmpty() ? "" : node.field() + ":";
        String type = node.named() ? node.type() : "'" + node.type() + "'";
        String children =
                String.join(" ", node.children().stream().map(ShapesTest::shown).toList());
        return field + type + (node.isLeaf() ? "" : "(" + children + ")");
    }
}
