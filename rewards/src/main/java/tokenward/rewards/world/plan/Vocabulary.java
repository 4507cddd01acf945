package tokenward.rewards.world.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tokenward.rewards.world.goal.EventTest;
import tokenward.rewards.world.goal.GoalSpec;
import tokenward.rewards.world.run.CallSpec;
import tokenward.rewards.world.run.Event;
import tokenward.rewards.world.run.Kind;
import tokenward.rewards.world.run.ParamSpec;
import tokenward.rewards.world.run.Values;
import tokenward.rewards.world.run.World;

/** The arguments worth trying: what the state names and what the goals look for. */
final class Vocabulary {
    private static final int MOST = 24;

    private final Set<Object> texts = new LinkedHashSet<>();
    private final Set<Object> sought = new LinkedHashSet<>();
    private final Set<Object> numbers = new LinkedHashSet<>();

    Vocabulary(World world, List<GoalSpec> goals) {
        Set<EventTest> tests = new LinkedHashSet<>();
        goals.forEach(goal -> goal.initial().tests(tests));
        for (EventTest test : tests) {
            test.witness().map(Event::values).ifPresent(values -> values.forEach(this::seek));
        }
        world.state().values().forEach(this::collect);
        numbers.add(1L);
    }

    private void seek(Object value) {
        if (value instanceof String text && !text.equals("something")) {
            sought.add(text.strip());
        } else if (value instanceof Number) {
            numbers.add(value);
        }
    }

    private void collect(Object value) {
        switch (value) {
            case String s -> texts.add(s);
            case Long n -> numbers.add(n);
            case Collection<?> list -> list.forEach(this::collect);
            case Map<?, ?> map -> {
                map.keySet().forEach(this::collect);
                map.values().forEach(this::collect);
            }
            case Values.Instance instance -> instance.fields().values().forEach(this::collect);
            default -> {}
        }
    }

    /** Returns all lists of arguments worth trying for a call. */
    List<List<Object>> arguments(CallSpec call) {
        List<List<Object>> all = new ArrayList<>();
        all.add(List.of());
        for (ParamSpec param : call.params()) {
            List<List<Object>> longer = new ArrayList<>();
            for (List<Object> head : all) {
                for (Object value : values(param.kind(), call.params().size())) {
                    List<Object> one = new ArrayList<>(head);
                    one.add(value);
                    longer.add(List.copyOf(one));
                }
            }
            all = longer;
        }
        return all;
    }

    private List<Object> values(Kind kind, int params) {
        return switch (kind.base()) {
            case INT, NUMBER -> limited(numbers);
            case BOOL -> List.of(true, false);
            case LIST -> List.of(options());
            default -> {
                Set<Object> both = new LinkedHashSet<>(sought);
                if (params < 3) {
                    both.addAll(texts);
                } else {
                    both.add("");
                }
                both.add("person");
                yield limited(both);
            }
        };
    }

    private List<Object> options() {
        Set<Object> all = new LinkedHashSet<>(sought);
        all.addAll(List.of("yes", "no"));
        all.addAll(texts);
        return new ArrayList<>(all);
    }

    private static List<Object> limited(Set<Object> values) {
        return values.stream().limit(MOST).toList();
    }
}
