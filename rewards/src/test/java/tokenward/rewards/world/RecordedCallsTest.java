package tokenward.rewards.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tokenward.rewards.world.goal.TaskSpec;
import tokenward.rewards.world.run.CallResult;
import tokenward.rewards.world.run.CallSpec;
import tokenward.rewards.world.run.Chooser;
import tokenward.rewards.world.run.Event;
import tokenward.rewards.world.run.World;
import tokenward.rewards.world.run.WorldSpec;
import tokenward.rewards.world.tree.Expr.None;

/** Calls recorded from the original simulators, replayed one by one: returns, errors, events and end states. */
class RecordedCallsTest {
    @Test
    void robosim_answers_every_recorded_call_as_the_original_did() {
        WorldSpec spec = TestWorlds.load("robosim.world").world("robosim").orElseThrow();

        for (JsonNode record : TestWorlds.records("robosim_call_sequences.jsonl", "robosim_calls.jsonl")) {
            Deque<Object> draws = new ArrayDeque<>();
            Chooser recorded = (alternatives, chances) -> alternatives.indexOf(draws.removeFirst());
            World world = World.begin(spec, Map.of(), recorded);

            replay(world, record, draws);

            JsonNode end = record.get("end");
            assertThat(world.slot("at")).isEqualTo(end.get("location").textValue());
            assertThat(world.slot("holding")).isEqualTo(TestWorlds.value(end.get("holding")));
        }
    }

    @Test
    void roboeval_answers_every_recorded_call_as_the_original_did() {
        WorldLibrary library = TestWorlds.load("roboeval.world");

        for (JsonNode record : TestWorlds.records("roboeval_call_sequences.jsonl", "roboeval_calls.jsonl")) {
            TaskSpec task = library.task(record.get("task").textValue()).orElseThrow();
            Map<String, Object> start =
                    task.starts().get(record.get("state").intValue()).values();
            World world = World.begin(task.world(), start, (a, p) -> 0);

            replay(world, record, new ArrayDeque<>());

            JsonNode end = record.get("end");
            assertThat(world.slot("at")).isEqualTo(end.get("location").textValue());
            assertThat(world.slot("holding")).isEqualTo(TestWorlds.value(end.get("holding")));
        }
    }

    private static void replay(World world, JsonNode record, Deque<Object> draws) {
        int index = 0;
        for (JsonNode step : record.get("steps")) {
            String where = record.get("id").textValue() + " step " + index++ + " " + step.get("call");
            CallSpec call =
                    world.spec().call(step.get("call").get(0).textValue()).orElseThrow();
            List<Object> arguments = new ArrayList<>();
            for (int i = 1; i < step.get("call").size(); i++) {
                arguments.add(TestWorlds.value(step.get("call").get(i)));
            }
            step.get("draws").forEach(d -> draws.add(TestWorlds.value(d)));
            int before = world.traceLength();

            CallResult result = world.call(call, arguments);

            assertThat(outcome(result)).as(where).isEqualTo(expected(step));
            assertThat(printed(world.trace().subList(before, world.traceLength())))
                    .as(where)
                    .isEqualTo(TestWorlds.trace(step.get("emitted")));
            assertThat(draws).as(where).isEmpty();
        }
    }

    /** The original printed its events, and blanks around the first value were lost on the way. */
    private static List<Event> printed(List<Event> events) {
        return events.stream()
                .map(e -> new Event(
                        e.kind(),
                        e.values().stream()
                                .map(v -> v instanceof String s ? s.strip() : v)
                                .toList()))
                .toList();
    }

    private static Object outcome(CallResult result) {
        return switch (result) {
            case CallResult.Returned r -> r.value();
            case CallResult.Failed f -> List.of(f.exception(), f.message());
        };
    }

    private static Object expected(JsonNode step) {
        Object error = TestWorlds.value(step.get("error"));
        return error == None.NONE ? TestWorlds.value(step.get("ret")) : error;
    }
}
