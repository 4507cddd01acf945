package tokenward.rewards.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxTreeTest {
    @Test
    void bent_indentation_is_read_as_tree_sitter_reads_it() {
        SyntaxTree tree = SyntaxTree.cleaned("def f(a):\n\tb = a\n\treturn b\n");

        assertThat(types(tree.root().children())).containsExactly("function_definition", "return_statement");
        assertThat(tree.root().children().get(1).span().in(tree.text())).isEqualTo("return b");
    }

    @Test
    void an_else_nobody_waits_for_is_a_name_with_an_annotation() {
        SyntaxTree tree = SyntaxTree.cleaned("def f(a):\n\tif a:\n\t\tb = 1\n\telse:\n\t\tb = 2\n");

        SyntaxNode statement = tree.root().children().get(1);
        assertThat(statement.toSexp())
                .isEqualTo("(expression_statement (assignment left: (identifier) type: (type (identifier)) right: "
                        + "(integer)))");
        assertThat(statement.children().get(0).children().get(0).span().in(tree.text()))
                .isEqualTo("else");
    }

    @Test
    void a_block_may_be_empty() {
        SyntaxTree tree = SyntaxTree.parse("def f(a):\n# nothing\nx = 1\n");

        assertThat(tree.isProgram()).isFalse();
        assertThat(types(tree.root().children())).containsExactly("function_definition", "expression_statement");
        assertThat(tree.root().children().get(0).part("body").orElseThrow().isLeaf())
                .isTrue();
    }

    @Test
    void statements_around_a_broken_one_keep_their_shapes() {
        SyntaxTree tree = SyntaxTree.parse("x = 1\ny = = 2\nif x:\n    z = x\nelif ]:\n    w = 1\nprint(x)\n");

        assertThat(types(tree.root().children()))
                .containsExactly(
                        "expression_statement",
                        "ERROR",
                        "if_statement",
                        "ERROR",
                        "expression_statement",
                        "expression_statement");
    }

    @Test
    void clauses_join_the_statement_before_them_although_another_clause_is_broken() {
        SyntaxTree tree = SyntaxTree.parse("if a:\n    b = \nelse:\n    c = 1\n");

        assertThat(types(tree.root().children())).containsExactly("if_statement");
        assertThat(types(tree.root().children().get(0).children()))
                .containsExactly("if", "identifier", ":", "ERROR", "block", "else_clause");
    }

    @Test
    void words_without_a_place_are_still_told_apart() {
        SyntaxTree tree = SyntaxTree.parse("return f('a', 1.5, None,\n");

        assertThat(types(tree.root().children().get(0).children()))
                .containsExactly("return", "identifier", "(", "string", ",", "float", ",", "none", ",");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x = (1 +", "def f(", "'''abc", "\"abc\n", "?!$\n", "", "\n\n", "   x", "\t\\", "f(a b)\n", "@\n"
            })
    void any_text_has_a_tree_whose_words_are_those_of_the_text(String text) {
        for (SyntaxTree tree : List.of(SyntaxTree.parse(text), SyntaxTree.cleaned(text))) {
            assertThat(tree.root().type()).isEqualTo("module");
            assertThat(tree.root().span().end()).isLessThanOrEqualTo(text.length());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1+", "not ", "-", "a if b else ", "lambda: ", "y = ", "f(", "[", "a.", "not -"})
    void nesting_far_beyond_what_people_write_is_survived(String piece) {
        String text = "x = " + piece.repeat(3000) + "1\n";

        assertThat(SyntaxTree.parse(text).isProgram()).isFalse();
    }

    private static List<String> types(List<SyntaxNode> nodes) {
        List<String> types = new ArrayList<>();
        nodes.forEach(node -> types.add(node.type()));
        return types;
    }
}
