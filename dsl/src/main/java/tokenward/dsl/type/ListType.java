package tokenward.dsl.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.Value;
import tokenward.grammars.text.Diagnostic;

/**
 * Values in square brackets; a single one may stand without them.
 *
 * @param element the values' type
 * @param distinct whether naming one twice is a mistake
 */
public record ListType(ValueType element, boolean distinct) implements ValueType {
    @Override
    public Optional<Object> bind(Value value, Binder binder) {
        List<Value> values = value instanceof Value.Items items ? items.values() : List.of(value);
        List<Object> bound = new ArrayList<>();
        boolean sound = true;
        for (int i = 0; i < values.size(); i++) {
            Optional<Object> one = element.bind(values.get(i), binder);
            sound &= one.isPresent();
            if (one.isPresent() && distinct && bound.contains(one.get())) {
                sound = false;
                int first = bound.indexOf(one.get());
                binder.refuse(Diagnostic.of(
                                ExpCode.E0308,
                                "`" + binder.setting() + "` names `"
                                        + values.get(i).text() + "` twice",
                                binder.source(),
                                values.get(i).span(),
                                "named before")
                        .against(binder.source(), values.get(first).span(), "first here"));
            }
            one.ifPresent(bound::add);
        }
        return sound ? Optional.of(List.copyOf(bound)) : Optional.empty();
    }

    @Override
    public String describe() {
        return "a list, each " + element.describe();
    }

    @Override
    public List<String> words() {
        return element.words();
    }

    @Override
    public Map<String, String> docs() {
        return element.docs();
    }

    @Override
    public String canonical(Value value, Object bound) {
        List<?> list = (List<?>) bound;
        List<Value> values = value instanceof Value.Items items ? items.values() : List.of(value);
        List<String> spelled = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            spelled.add(element.canonical(values.get(i), list.get(i)));
        }
        return spelled.toString();
    }

    @Override
    public List<String> units() {
        return element.units();
    }
}
