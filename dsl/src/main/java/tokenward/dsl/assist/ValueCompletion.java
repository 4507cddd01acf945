package tokenward.dsl.assist;

import java.util.ArrayList;
import java.util.List;
import tokenward.dsl.assist.Suggestion.Kind;
import tokenward.dsl.check.ReportFunctions;
import tokenward.dsl.syntax.Lexeme;
import tokenward.dsl.type.BoolType;
import tokenward.dsl.type.BoundsType;
import tokenward.dsl.type.EnumType;
import tokenward.dsl.type.ExpressionType;
import tokenward.dsl.type.FenceType;
import tokenward.dsl.type.FileType;
import tokenward.dsl.type.ListType;
import tokenward.dsl.type.OptionalType;
import tokenward.dsl.type.ReferenceType;
import tokenward.dsl.type.TextType;
import tokenward.dsl.type.UnionType;
import tokenward.dsl.type.ValueType;
import tokenward.dsl.type.WordType;
import tokenward.grammars.text.Span;

/** What may come next in a value. */
final class ValueCompletion {
    private static final int FIRST = 0;
    private static final int USUAL = 1;
    private static final int LATER = 2;
    private static final List<String> SELECTIONS = List.of("best", "worst");

    private final Site site;
    private final ValueSite value;
    private final Span word;
    private final List<Suggestion> found = new ArrayList<>();

    private ValueCompletion(Site site, ValueSite value) {
        this.site = site;
        this.value = value;
        this.word = path(site.cursor());
    }

    static List<Suggestion> at(Site site, ValueSite value) {
        ValueCompletion completion = new ValueCompletion(site, value);
        completion.collect();
        return completion.found;
    }

    /** A path such as {@code evaluate.mbpp.pass@1} is replaced as a whole. */
    private static Span path(Cursor cursor) {
        List<Lexeme> before = cursor.before();
        Span span = cursor.word();
        for (int i = before.size() - 1; i >= 1 && before.get(i).is("."); i -= 2) {
            span = span.union(before.get(i - 1).span());
        }
        return span;
    }

    private void collect() {
        List<Lexeme> before = site.cursor().before();
        Lexeme last = before.get(before.size() - 1);
        if (last.kind() == Lexeme.Kind.NUMBER) {
            units();
            return;
        }
        boolean begins = last.is("=") || last.is("[") || last.is("(") || last.is(",") || last.is(":") || last.is(".");
        if (!begins) {
            note("paper", "Published; say where.");
            note("assumed", "Chosen because nothing is published; say why.");
            note("tuned", "Found by trying; say on what.");
            return;
        }
        if (!last.is(":") && !last.is(".")) {
            arguments();
        }
        if (value.function().isPresent()) {
            argumentOfFunction(value.function().get());
        } else {
            type(value.type());
        }
        if (value.bare() && last.is("=")) {
            value.setting().fallback().ifPresent(v -> {
                if (found.stream().noneMatch(s -> s.text().equals(v.text()))) {
                    found.add(Suggestion.of(
                            Kind.WORD,
                            v.text(),
                            word,
                            "default",
                            value.setting().doc(),
                            FIRST));
                }
            });
        }
    }

    private void units() {
        value.type().units().forEach(unit -> found.add(Suggestion.of(Kind.UNIT, unit, word, "unit", "", USUAL)));
    }

    private void arguments() {
        value.option()
                .ifPresent(option -> option.parameters()
                        .forEach(p -> argument(p.name(), p.type().describe(), Words.setting(p))));
        value.function()
                .ifPresent(function -> function.arguments()
                        .forEach(a -> argument(
                                a.name(), a.kind().name().toLowerCase(java.util.Locale.ROOT), function.doc())));
    }

    private void argument(String name, String detail, String doc) {
        found.add(Suggestion.of(Kind.SETTING, name + ": ", word, detail, doc, LATER));
    }

    private void type(ValueType type) {
        switch (type) {
            case EnumType one -> one.words().forEach(w -> word(w, Words.word(value.setting(), w)));
            case WordType one -> {
                one.words().forEach(w -> word(w, ""));
                if (one.words().isEmpty()) {
                    series();
                    axes();
                }
            }
            case UnionType one -> one.cases().values().forEach(this::option);
            case BoolType one -> {
                word("true", "");
                word("false", "");
            }
            case OptionalType one -> {
                type(one.inner());
                word("none", "");
            }
            case ListType one -> {
                type(one.element());
                if (value.bare()) {
                    written("[ ]", "[|]", "a list");
                }
            }
            case ReferenceType one -> references(one.kind());
            case TextType one -> written("\"\"", "\"|\"", "quoted text");
            case FileType one -> written("\"\"", "\"|\"", "a file name");
            case FenceType one -> written("```groovy", "```groovy\n  |\n```", "a body");
            case BoundsType one -> word("-1 .. 0", "");
            case ExpressionType one -> {
                ReportFunctions.ALL.values().forEach(this::function);
                series();
                axes();
            }
            default -> {}
        }
    }

    private void option(UnionType.Case option) {
        String signature = UnionType.signature(option).replace("`", "");
        String text = option.parameters().isEmpty() ? option.word() : option.word() + "(|)";
        found.add(Suggestion.written(Kind.WORD, option.word(), text, word, signature, option.doc(), USUAL));
    }

    private void function(ReportFunctions.Function function) {
        boolean bare = function.arguments().isEmpty();
        found.add(Suggestion.written(
                Kind.FUNCTION,
                function.name(),
                function.name() + (bare ? "" : "(|)"),
                word,
                function.signature(),
                function.doc(),
                USUAL));
    }

    private void argumentOfFunction(ReportFunctions.Function function) {
        if (value.argument() < 0) {
            return;
        }
        switch (function.arguments().get(value.argument()).kind()) {
            case SERIES -> series();
            case AXIS -> axes();
            case MODEL -> word("policy", "");
            case UPDATE -> List.of("first", "last", "best").forEach(w -> word(w, ""));
            case SELECTION ->
                ReportFunctions.ALL.values().stream()
                        .filter(f -> SELECTIONS.contains(f.name()))
                        .forEach(this::function);
            case NUMBER -> {}
        }
    }

    private void references(String kind) {
        List<String> names = switch (kind) {
            case "world" ->
                List.copyOf(site.library().worlds(site.library().main()).keySet());
            case "model" -> List.of("policy", "reference", "value");
            default -> site.blocks(kind);
        };
        names.forEach(name -> found.add(Suggestion.of(Kind.NAME, name, word, kind, "", USUAL)));
    }

    private void series() {
        Produced.series(site).forEach(path -> found.add(Suggestion.of(Kind.NAME, path, word, "series", "", LATER)));
    }

    private void axes() {
        Produced.axes(site).forEach(path -> found.add(Suggestion.of(Kind.NAME, path, word, "swept axis", "", USUAL)));
    }

    private void word(String text, String doc) {
        found.add(Suggestion.of(Kind.WORD, text, word, "", doc, USUAL));
    }

    private void written(String label, String marked, String detail) {
        found.add(Suggestion.written(Kind.WORD, label, marked, word, detail, "", USUAL));
    }

    private void note(String kind, String doc) {
        found.add(Suggestion.written(Kind.WORD, "@" + kind, "@" + kind + "(\"|\")", word, "note", doc, LATER));
    }
}
