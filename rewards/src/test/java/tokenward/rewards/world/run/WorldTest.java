package tokenward.rewards.world.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tokenward.grammars.text.SourceText;
import tokenward.rewards.world.WorldLoader;
import tokenward.rewards.world.tree.Expr.None;

class WorldTest {
    @Test
    void an_initial_value_reads_slots_above_it_and_finds_those_below_empty() {
        WorldSpec spec = WorldLoader.load(new SourceText("slots.world", """
                                world slots {
                                  state {
                                    above : text? = below
                                    n     : int = 3
                                    twice : int = 2 * n
                                    below : text = "z"
                                  }
                                }
                                """), WorldLoader.Imports.none())
                .value()
                .flatMap(library -> library.world("slots"))
                .orElseThrow();

        World world = World.begin(spec, Map.of("n", 4L), (alternatives, chances) -> 0);

        assertThat(world.state())
                .containsEntry("above", None.NONE)
                .containsEntry("twice", 8L)
                .containsEntry("below", "z");
    }
}
