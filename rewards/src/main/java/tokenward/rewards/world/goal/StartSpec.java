package tokenward.rewards.world.goal;

import java.util.Map;

/**
 * A start state, compiled.
 *
 * @param mayTimeOut whether a program that never ends is judged on its trace so far
 * @param values values of slots by name
 */
public record StartSpec(String name, boolean mayTimeOut, Map<String, Object> values) {
    public StartSpec {
        values = Map.copyOf(values);
    }
}
