package tokenward.rewards.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import tokenward.rewards.world.goal.GoalSpec;
import tokenward.rewards.world.goal.StartSpec;
import tokenward.rewards.world.goal.TaskSpec;
import tokenward.rewards.world.run.Event;
import tokenward.rewards.world.run.World;

/** Traces judged by RoboEval's own checks, judged again by the goals of {@code roboeval.world}. */
class RecordedVerdictsTest {
    private final WorldLibrary library = TestWorlds.load("roboeval.world");

    @Test
    void goals_accept_exactly_the_traces_the_original_checks_accept() {
        for (JsonNode record : TestWorlds.records("rtl_trace_verdicts.jsonl", "trace_verdicts.jsonl")) {
            TaskSpec task = library.task(record.get("task").textValue()).orElseThrow();
            StartSpec start = task.starts().get(record.get("state").intValue());
            World world = World.begin(task.world(), start.values(), (a, p) -> 0);
            List<Event> trace = TestWorlds.trace(record.get("trace"));

            boolean met = task.goalsOf(start).stream()
                    .allMatch(g -> g.initial().read(trace).accepts(world));

            assertThat(met).as("%s", record).isEqualTo(record.get("satisfied").booleanValue());
        }
    }

    @Test
    void progress_is_one_exactly_when_a_goal_is_met() {
        for (JsonNode record : TestWorlds.records("rtl_trace_verdicts.jsonl", "trace_verdicts.jsonl")) {
            TaskSpec task = library.task(record.get("task").textValue()).orElseThrow();
            StartSpec start = task.starts().get(record.get("state").intValue());
            World world = World.begin(task.world(), start.values(), (a, p) -> 0);
            for (GoalSpec goal : task.goalsOf(start)) {
                var monitor = goal.initial().read(TestWorlds.trace(record.get("trace")));

                double progress = goal.progress().of(monitor, world);

                assertThat(progress).as("%s", goal.label()).isBetween(0.0, 1.0);
                assertThat(progress == 1).as("%s", goal.label()).isEqualTo(monitor.accepts(world));
            }
        }
    }
}
