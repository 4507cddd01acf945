package tokenward.rewards.world.goal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import tokenward.grammars.text.DiagnosticRenderer;
import tokenward.grammars.text.Parsed;
import tokenward.grammars.text.SourceText;
import tokenward.rewards.world.WorldLibrary;
import tokenward.rewards.world.WorldLoader;
import tokenward.rewards.world.run.Event;
import tokenward.rewards.world.run.World;

/** Monitors against the definitions of the goals they were compiled from, on random goals and traces. */
class GoalMeaningTest {
    private static final int GOALS = 300;
    private static final int TRACES = 40;

    @Test
    void monitors_accept_exactly_the_traces_the_definitions_do() {
        RandomGoals random = new RandomGoals(5);
        List<RandomGoals.Sample> samples = samples(random, 3);
        List<GoalSpec> goals = compiled(samples);
        World world = world();
        int met = 0;
        for (int g = 0; g < samples.size(); g++) {
            for (int t = 0; t < TRACES; t++) {
                List<Event> trace = random.trace(9);
                boolean accepted = goals.get(g).initial().read(trace).accepts(world);

                assertThat(accepted)
                        .as("%s on %s", samples.get(g).text(), trace)
                        .isEqualTo(samples.get(g).holds().test(trace));
                met += accepted ? 1 : 0;
            }
        }
        assertThat(met).isBetween(GOALS * TRACES / 4, GOALS * TRACES * 3 / 4);
    }

    @Test
    void progress_is_a_share_and_one_exactly_when_the_goal_is_met() {
        RandomGoals random = new RandomGoals(6);
        List<RandomGoals.Sample> samples = samples(random, 1);
        List<GoalSpec> goals = compiled(samples);
        World world = world();
        for (int g = 0; g < samples.size(); g += 30) {
            for (int t = 0; t < 2; t++) {
                Monitor state = goals.get(g).initial().read(random.trace(9));

                double progress = goals.get(g).progress().of(state, world);

                assertThat(progress).as(samples.get(g).text()).isBetween(0.0, 1.0);
                assertThat(progress == 1).as(samples.get(g).text()).isEqualTo(state.accepts(world));
            }
        }
    }

    @Test
    void one_event_brings_a_goal_at_most_one_event_nearer() {
        RandomGoals random = new RandomGoals(7);
        List<RandomGoals.Sample> samples = samples(random, 1);
        List<GoalSpec> goals = compiled(samples);
        World world = world();
        int compared = 0;
        for (int g = 0; g < samples.size(); g += 30) {
            Progress progress = goals.get(g).progress();
            for (int t = 0; t < 2; t++) {
                Monitor state = goals.get(g).initial().read(random.trace(6));
                OptionalInt before = progress.distance(state, world);
                for (Event letter : progress.letters()) {
                    OptionalInt after = progress.distance(state.step(letter), world);
                    if (before.isPresent() && after.isPresent()) {
                        assertThat(after.getAsInt())
                                .as("%s after %s", samples.get(g).text(), letter)
                                .isGreaterThanOrEqualTo(before.getAsInt() - 1);
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    private static List<RandomGoals.Sample> samples(RandomGoals random, int depth) {
        List<RandomGoals.Sample> samples = new ArrayList<>();
        for (int i = 0; i < GOALS; i++) {
            samples.add(random.goal(1 + i % depth));
        }
        return samples;
    }

    private static List<GoalSpec> compiled(List<RandomGoals.Sample> samples) {
        StringBuilder text = new StringBuilder(RandomGoals.WORLD).append("task All in walk {\n  start s { }\n");
        samples.forEach(s -> text.append("  goal: ").append(s.text()).append('\n'));
        Parsed<WorldLibrary> parsed = WorldLoader.load(
                new SourceText("goals.world", text.append("}\n").toString()), WorldLoader.Imports.none());
        return parsed.value()
                .orElseThrow(() -> new AssertionError(new DiagnosticRenderer(false).render(parsed.diagnostics())))
                .task("All")
                .orElseThrow()
                .goals();
    }

    private static World world() {
        WorldLibrary library = WorldLoader.load(
                        new SourceText("walk.world", RandomGoals.WORLD), WorldLoader.Imports.none())
                .value()
                .orElseThrow();
        return World.begin(library.world("walk").orElseThrow(), RandomGoals.start(), (a, p) -> 0);
    }
}
