package tokenward.experiments.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import tokenward.rewards.value.PyValue;

/** JSON as the Python values that {@code json.loads} makes of it. */
final class JsonValues {
    private JsonValues() {}

    static PyValue of(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL, MISSING -> PyValue.None.NONE;
            case BOOLEAN -> PyValue.of(node.booleanValue());
            case STRING -> PyValue.of(node.textValue());
            case NUMBER ->
                node.isIntegralNumber() ? new PyValue.Int(node.bigIntegerValue()) : PyValue.of(node.doubleValue());
            case ARRAY -> {
                List<PyValue> items = new ArrayList<>(node.size());
                node.forEach(item -> items.add(of(item)));
                yield new PyValue.ListOf(items);
            }
            case OBJECT -> {
                List<PyValue.Entry> entries = new ArrayList<>(node.size());
                node.properties()
                        .forEach(field ->
                                entries.add(new PyValue.Entry(PyValue.of(field.getKey()), of(field.getValue()))));
                yield new PyValue.DictOf(entries);
            }
            default -> throw new IllegalArgumentException("no plain JSON: " + node.getNodeType());
        };
    }
}
