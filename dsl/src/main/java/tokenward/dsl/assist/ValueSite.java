package tokenward.dsl.assist;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.check.ReportFunctions;
import tokenward.dsl.resolve.Spot;
import tokenward.dsl.syntax.Lexeme;
import tokenward.dsl.type.ExpressionType;
import tokenward.dsl.type.ListType;
import tokenward.dsl.type.OptionalType;
import tokenward.dsl.type.Parameter;
import tokenward.dsl.type.UnionType;
import tokenward.dsl.type.ValueType;

/**
 * The place of a cursor in a value.
 *
 * @param setting the setting whose value it is
 * @param type what is accepted at the cursor, inside the brackets that are open there
 * @param option the word of the setting whose arguments the cursor is among
 * @param function the report function whose arguments the cursor is among
 * @param argument which of its arguments, from 0, or -1 when it is not one
 * @param bare whether no bracket is open
 * @param named whether the argument's name is written already
 */
record ValueSite(
        Parameter setting,
        ValueType type,
        Optional<UnionType.Case> option,
        Optional<ReportFunctions.Function> function,
        int argument,
        boolean bare,
        boolean named) {

    /** An open bracket: a list, or the arguments of a word. */
    private static final class Open {
        private final String word;
        private int position;
        private String name = "";

        Open(String word) {
            this.word = word;
        }
    }

    /** Returns the place, where the cursor is behind the {@code =} of a known setting. */
    static Optional<ValueSite> of(Site site) {
        List<Lexeme> before = site.cursor().before();
        int equals = site.cursor().equalsSign();
        if (equals <= 0) {
            return Optional.empty();
        }
        List<String> path = before.subList(0, equals).stream()
                .filter(l -> l.kind() == Lexeme.Kind.NAME)
                .map(Lexeme::text)
                .toList();
        boolean axis = !site.sweep()
                && site.path().isEmpty()
                && path.size() > 1
                && path.get(0).equals("sweep");
        Optional<Spot> spot = site.follow(axis ? path.subList(1, path.size()) : path);
        return spot.filter(Spot.AtSetting.class::isInstance)
                .map(s -> inside(
                        ((Spot.AtSetting) s).parameter(),
                        before.subList(equals + 1, before.size()),
                        site.sweep() || axis));
    }

    private static ValueSite inside(Parameter setting, List<Lexeme> words, boolean axis) {
        Deque<Open> open = new ArrayDeque<>();
        for (int i = 0; i < words.size(); i++) {
            Lexeme at = words.get(i);
            if (at.is("[") || at.is("(")) {
                boolean call = at.is("(") && i > 0 && words.get(i - 1).kind() == Lexeme.Kind.NAME;
                open.addLast(new Open(call ? words.get(i - 1).text() : ""));
            } else if (at.is("]") || at.is(")")) {
                open.pollLast();
            } else if (at.is(",") && !open.isEmpty()) {
                open.getLast().position++;
                open.getLast().name = "";
            } else if (at.is(":") && i > 0 && !open.isEmpty()) {
                open.getLast().name = words.get(i - 1).text();
            }
        }
        ValueSite site = new ValueSite(setting, setting.type(), Optional.empty(), Optional.empty(), -1, true, false);
        boolean swept = axis;
        for (Open bracket : open) {
            site = swept && bracket.word.isEmpty() ? site.unbracketed() : site.enter(bracket);
            swept = false;
        }
        return site;
    }

    /** Returns whether report functions may stand at the cursor. */
    boolean takesFunctions() {
        ValueType plain = type instanceof OptionalType optional ? optional.inner() : type;
        ValueType one = plain instanceof ListType list ? list.element() : plain;
        return one instanceof ExpressionType;
    }

    private ValueSite unbracketed() {
        return new ValueSite(setting, type, option, function, argument, false, named);
    }

    private ValueSite enter(Open bracket) {
        ValueType plain = type instanceof OptionalType optional ? optional.inner() : type;
        if (bracket.word.isEmpty()) {
            ValueType element = plain instanceof ListType list ? list.element() : plain;
            return new ValueSite(setting, element, Optional.empty(), Optional.empty(), -1, false, false);
        }
        ValueType one = plain instanceof ListType list ? list.element() : plain;
        boolean isNamed = !bracket.name.isEmpty();
        if (one instanceof UnionType union && union.cases().containsKey(bracket.word)) {
            UnionType.Case entered = union.cases().get(bracket.word);
            List<String> names =
                    entered.parameters().stream().map(Parameter::name).toList();
            int at = isNamed ? names.indexOf(bracket.name) : bracket.position;
            boolean known = at >= 0 && at < names.size();
            return new ValueSite(
                    setting,
                    known ? entered.parameters().get(at).type() : type,
                    Optional.of(entered),
                    Optional.empty(),
                    known ? at : -1,
                    false,
                    isNamed);
        }
        if (one instanceof ExpressionType && ReportFunctions.ALL.containsKey(bracket.word)) {
            ReportFunctions.Function entered = ReportFunctions.ALL.get(bracket.word);
            List<String> names = entered.arguments().stream()
                    .map(ReportFunctions.Argument::name)
                    .toList();
            int at = isNamed ? names.indexOf(bracket.name) : bracket.position;
            boolean known = at >= 0 && at < names.size();
            return new ValueSite(setting, one, Optional.empty(), Optional.of(entered), known ? at : -1, false, isNamed);
        }
        return new ValueSite(setting, type, Optional.empty(), Optional.empty(), -1, false, isNamed);
    }
}
