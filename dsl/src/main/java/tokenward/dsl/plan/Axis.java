package tokenward.dsl.plan;

import java.util.List;

/**
 * A swept axis.
 *
 * @param path the setting that is swept, or {@code ablate}
 * @param values its values as written
 */
public record Axis(String path, List<String> values) {
    public Axis {
        values = List.copyOf(values);
    }
}
