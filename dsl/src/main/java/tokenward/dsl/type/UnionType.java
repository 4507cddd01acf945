package tokenward.dsl.type;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.Nearest;
import tokenward.dsl.syntax.Value;
import tokenward.grammars.text.Diagnostic;

/**
 * One word of a list, some of which take arguments: {@code all}, {@code random(5_000 rows, seed: 42)}.
 *
 * @param cases by word, in order
 */
public record UnionType(SequencedMap<String, Case> cases) implements ValueType {
    /**
     * One of the words.
     *
     * @param doc what it means
     * @param parameters its arguments
     * @param create makes the Java object of the arguments in order
     * @param print writes such an object
     */
    public record Case(
            String word,
            String doc,
            List<Parameter> parameters,
            Function<List<Object>, Object> create,
            Function<Object, String> print) {
        public Case {
            parameters = List.copyOf(parameters);
        }
    }

    @Override
    public Optional<Object> bind(Value value, Binder binder) {
        return switch (value) {
            case Value.Reference word
            when cases.containsKey(word.text()) -> create(cases.get(word.text()), List.of(), value, binder);
            case Value.None none when cases.containsKey("none") -> create(cases.get("none"), List.of(), value, binder);
            case Value.Call call
            when cases.containsKey(call.function().text()) ->
                create(cases.get(call.function().text()), call.arguments(), value, binder);
            case Value.Call call -> unknown(call, binder);
            default -> binder.wrongKind(value, this);
        };
    }

    private Optional<Object> unknown(Value.Call call, Binder binder) {
        return binder.refuse(binder.problem(
                        ExpCode.E0203,
                        "`" + binder.setting() + "` has no option `"
                                + call.function().text() + "`",
                        call.function().span(),
                        "not an option",
                        "expects " + describe())
                .meant(Nearest.of(call.function().text(), cases.keySet())));
    }

    private Optional<Object> create(Case option, List<Value.Argument> arguments, Value value, Binder binder) {
        List<Optional<Value.Argument>> given = new ArrayList<>();
        option.parameters().forEach(p -> given.add(Optional.empty()));
        boolean sound = true;
        int position = 0;
        for (Value.Argument argument : arguments) {
            int at = argument.name().isPresent()
                    ? indexOf(option, argument.name().get().text())
                    : position++;
            if (at < 0 || at >= given.size() || given.get(at).isPresent()) {
                sound = false;
                unfit(option, argument, at, binder);
            } else {
                given.set(at, Optional.of(argument));
            }
        }
        List<Object> bound = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Parameter parameter = option.parameters().get(i);
            Binder inner = binder.named(parameter.name(), parameter.note());
            Optional<Value> written = given.get(i).map(Value.Argument::value).or(parameter::fallback);
            if (written.isEmpty()) {
                sound = false;
                binder.refuse(
                        ExpCode.E0306,
                        "`" + option.word() + "` needs `" + parameter.name() + "`",
                        value.span(),
                        "`" + parameter.name() + "` is missing",
                        "expects " + signature(option));
                continue;
            }
            Optional<Object> argument = parameter.type().bind(written.get(), inner);
            sound &= argument.isPresent();
            argument.ifPresent(bound::add);
        }
        return sound ? Optional.of(option.create().apply(bound)) : Optional.empty();
    }

    private static void unfit(Case option, Value.Argument argument, int at, Binder binder) {
        List<String> names = option.parameters().stream().map(Parameter::name).toList();
        if (argument.name().isEmpty()) {
            String takes = names.isEmpty()
                    ? "nothing in brackets"
                    : names.size() + (names.size() == 1 ? " argument" : " arguments");
            Diagnostic problem = binder.problem(
                    ExpCode.E0216,
                    "`" + option.word() + "` takes " + takes,
                    argument.value().span(),
                    "one too many",
                    "expects " + signature(option));
            binder.refuse(isGroup(argument.value()) ? problem.help("thousands are grouped by `_`: `5_000`") : problem);
            return;
        }
        String name = argument.name().get().text();
        binder.refuse(binder.problem(
                        at >= 0 ? ExpCode.E0208 : ExpCode.E0216,
                        at >= 0
                                ? "`" + name + "` is given twice"
                                : "`" + option.word() + "` has no argument `" + name + "`",
                        argument.name().get().span(),
                        at >= 0 ? "given twice" : "no such argument",
                        "expects " + signature(option))
                .meant(at >= 0 ? Optional.empty() : Nearest.of(name, names)));
    }

    /** Three digits behind a comma are the end of a number to many. */
    private static boolean isGroup(Value value) {
        return value instanceof Value.Quantity quantity && quantity.written().matches("[0-9]{3}");
    }

    @Override
    public String canonical(Value value, Object bound) {
        String word = value instanceof Value.Call call ? call.function().text() : value.text();
        Case option = cases.get(word);
        if (option == null) {
            throw new IllegalStateException("`" + word + "` was bound and is no case");
        }
        return option.print().apply(bound);
    }

    private static int indexOf(Case option, String name) {
        for (int i = 0; i < option.parameters().size(); i++) {
            if (option.parameters().get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns a word with the names of its arguments. */
    public static String signature(Case option) {
        if (option.parameters().isEmpty()) {
            return "`" + option.word() + "`";
        }
        List<String> names = option.parameters().stream().map(Parameter::name).toList();
        return "`" + option.word() + "(" + String.join(", ", names) + ")`";
    }

    @Override
    public String describe() {
        List<String> shown = cases.values().stream().map(UnionType::signature).toList();
        return shown.size() == 1 ? shown.get(0) : "one of " + String.join(", ", shown);
    }

    @Override
    public List<String> words() {
        return new ArrayList<>(cases.keySet());
    }

    @Override
    public Map<String, String> docs() {
        Map<String, String> docs = new LinkedHashMap<>();
        cases.values().forEach(c -> docs.put(signature(c).replace("`", ""), c.doc()));
        return docs;
    }
}
