package tokenward.experiments.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import tokenward.rewards.value.PyValue;

/**
 * MBPP+ inputs as Python values: JSON has no tuples, sets or complex numbers, so each task names its own casts.
 *
 * @see "evalplus/data/mbpp.py, mbpp_deserialize_inputs: the task numbers"
 */
final class MbppInputs {
    private static final Set<Integer> TUPLES = Set.of(
            2, 116, 132, 143, 222, 261, 273, 394, 399, 421, 424, 429, 470, 560, 579, 596, 616, 630, 726, 740, 744, 809);
    private static final Set<Integer> LISTS_OF_TUPLES =
            Set.of(63, 64, 70, 94, 120, 237, 272, 299, 400, 409, 417, 438, 473, 614, 780);
    private static final Set<Integer> FIRST_LIST_OF_TUPLES = Set.of(75, 413, 444, 753);
    private static final Set<Integer> SECOND_TUPLE = Set.of(106, 750);
    private static final Set<Integer> FIRST_TUPLE = Set.of(250, 405, 446, 617, 720, 763, 808, 307);
    private static final Set<Integer> TUPLES_OF_TUPLES = Set.of(259, 401, 445);
    private static final Set<Integer> DEEP_TUPLES = Set.of(580, 615, 791);

    private MbppInputs() {}

    /** Returns the arguments of each call of a task. */
    static List<PyValue> of(int task, JsonNode inputs) {
        UnaryOperator<PyValue> cast = cast(task);
        List<PyValue> calls = new ArrayList<>();
        for (JsonNode input : inputs) {
            calls.add(cast.apply(JsonValues.of(input)));
        }
        return calls;
    }

    private static UnaryOperator<PyValue> cast(int task) {
        if (TUPLES.contains(task)) {
            return each(MbppInputs::tuple);
        }
        if (LISTS_OF_TUPLES.contains(task)) {
            return each(each(MbppInputs::tuple));
        }
        if (FIRST_LIST_OF_TUPLES.contains(task)) {
            return at(0, each(MbppInputs::tuple));
        }
        if (SECOND_TUPLE.contains(task)) {
            return at(1, MbppInputs::tuple);
        }
        if (FIRST_TUPLE.contains(task)) {
            return at(0, MbppInputs::tuple);
        }
        if (TUPLES_OF_TUPLES.contains(task)) {
            return each(argument -> tuple(each(MbppInputs::tuple).apply(argument)));
        }
        if (DEEP_TUPLES.contains(task)) {
            return MbppInputs::deepTuple;
        }
        return switch (task) {
            case 115 -> at(0, each(MbppInputs::setOrEmptyDict));
            case 124 ->
                input -> new PyValue.TupleOf(
                        List.of(real(items(input).get(0)), complex(items(input).get(1))));
            case 252 -> at(0, MbppInputs::complex);
            case 278 -> each(argument -> tuple(each(MbppInputs::tuple).apply(argument)));
            case 722 -> at(0, MbppInputs::dictOfTuples);
            default -> UnaryOperator.identity();
        };
    }

    private static UnaryOperator<PyValue> each(UnaryOperator<PyValue> cast) {
        return value -> new PyValue.ListOf(items(value).stream().map(cast).toList());
    }

    private static UnaryOperator<PyValue> at(int index, UnaryOperator<PyValue> cast) {
        return value -> {
            List<PyValue> items = new ArrayList<>(items(value));
            items.set(index, cast.apply(items.get(index)));
            return new PyValue.ListOf(items);
        };
    }

    private static PyValue tuple(PyValue value) {
        return value instanceof PyValue.ListOf list ? new PyValue.TupleOf(list.items()) : value;
    }

    private static PyValue deepTuple(PyValue value) {
        return value instanceof PyValue.ListOf list
                ? new PyValue.TupleOf(
                        list.items().stream().map(MbppInputs::deepTuple).toList())
                : value;
    }

    private static PyValue setOrEmptyDict(PyValue value) {
        return value instanceof PyValue.ListOf list && !list.items().isEmpty()
                ? new PyValue.SetOf(list.items(), false)
                : PyValue.dict(Map.of());
    }

    private static PyValue dictOfTuples(PyValue value) {
        return value instanceof PyValue.DictOf dict
                ? new PyValue.DictOf(dict.entries().stream()
                        .map(entry -> new PyValue.Entry(entry.key(), tuple(entry.value())))
                        .toList())
                : value;
    }

    private static PyValue real(PyValue value) {
        return PyValue.of(
                switch (value) {
                    case PyValue.Str text -> Double.parseDouble(text.value());
                    case PyValue.Int integer -> integer.value().doubleValue();
                    case PyValue.Real real -> real.value();
                    default -> throw new IllegalArgumentException("no number: " + value);
                });
    }

    /** Reads what Python's {@code complex(...)} reads of this data, such as {@code (-0-1e-16j)}. */
    static PyValue complex(PyValue value) {
        if (!(value instanceof PyValue.Str text)) {
            return new PyValue.Complex(((PyValue.Real) real(value)).value(), 0);
        }
        String inner = text.value().replaceAll("^\\(|\\)$", "");
        if (!inner.endsWith("j")) {
            return new PyValue.Complex(Double.parseDouble(inner), 0);
        }
        String body = inner.substring(0, inner.length() - 1);
        int cut = Math.max(0, body.length() - 1);
        while (cut > 0 && !isSign(body, cut)) {
            cut--;
        }
        String imaginary = body.substring(cut);
        boolean bare = imaginary.isEmpty() || imaginary.equals("+") || imaginary.equals("-");
        return new PyValue.Complex(
                cut == 0 ? 0 : Double.parseDouble(body.substring(0, cut)),
                Double.parseDouble(bare ? imaginary + "1" : imaginary));
    }

    /** Tells whether a sign begins a part, rather than an exponent. */
    private static boolean isSign(String body, int at) {
        return (body.charAt(at) == '+' || body.charAt(at) == '-') && body.charAt(at - 1) != 'e';
    }

    private static List<PyValue> items(PyValue value) {
        if (value instanceof PyValue.ListOf list) {
            return list.items();
        }
        throw new IllegalArgumentException("a list was expected, not " + value);
    }
}
