package tokenward.rewards.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;

/** What is allowed in a world file and probably not meant. */
class WorldLintTest {
    private static final String WORLD = """
            world maze "a maze" {
              state {
                at   : text = "a"
                seen : list<text> = []
              }
              call go_to(place: text nonblank) "Go." fails MoveError {
                require place in ["a", "b", "c", "d", "e", "f", "g", "h"] else NO_WAY: "there is no `{place}`"
                set at = place
                add place to seen
                emit GoTo(place)
              }
            }
            """;

    @Test
    void a_goal_within_reach_is_no_fault() {
        assertThat(codes(task("Reach", "run has GoTo(\"b\")", ""))).isEmpty();
    }

    @Test
    void a_goal_no_program_meets_is_pointed_out() {
        assertThat(codes(task("Never", "run has 3 GoTo(\"nowhere\")", ""))).containsExactly("W1205");
    }

    @Test
    void a_reference_saves_the_search() {
        String reference = "  reference \"\"\"\n    def task_program():\n        go_to(\"b\")\n  \"\"\"\n";

        assertThat(codes(task("Trusted", "run has GoTo(\"nowhere\")", reference)))
                .isEmpty();
    }

    @Test
    void a_goal_a_program_that_does_nothing_meets_is_pointed_out() {
        assertThat(codes(task("Rest", "run never GoTo(\"b\")", ""))).containsExactly("W1204");
    }

    @Test
    void the_search_through_a_long_file_ends_and_says_so_once() {
        StringBuilder tasks = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            tasks.append(task("Never" + i, "run has 3 GoTo(\"nowhere\")", ""));
        }

        assertThat(codes(tasks.toString())).containsExactly("W1206");
    }

    private static String task(String name, String goal, String rest) {
        return "task " + name + " in maze {\n  prompt \"Go.\"\n  start s { at = \"a\" }\n  goal: " + goal + "\n" + rest
                + "}\n";
    }

    private static List<String> codes(String tasks) {
        return WorldLoader.check(new SourceText("maze.world", WORLD + tasks), WorldLoader.Imports.none())
                .diagnostics()
                .stream()
                .map(Diagnostic::code)
                .map(code -> code.id())
                .toList();
    }
}
