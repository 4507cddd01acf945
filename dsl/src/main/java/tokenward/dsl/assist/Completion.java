package tokenward.dsl.assist;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tokenward.dsl.assist.Suggestion.Kind;
import tokenward.dsl.resolve.Library.Declared;
import tokenward.dsl.resolve.Spot;
import tokenward.dsl.schema.Member;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.Lexeme;
import tokenward.dsl.type.Parameter;
import tokenward.grammars.text.Span;

/** What may come next at a cursor, outside values and bodies. */
final class Completion {
    private static final int FIRST = 0;
    private static final int USUAL = 1;
    private static final int LATER = 2;

    private final Site site;
    private final Cursor cursor;
    private final Span word;
    private final List<Suggestion> found = new ArrayList<>();

    private Completion(Site site) {
        this.site = site;
        this.cursor = site.cursor();
        this.word = cursor.word();
    }

    static List<Suggestion> at(Site site) {
        Completion completion = new Completion(site);
        completion.collect();
        return completion.found;
    }

    private void collect() {
        List<Lexeme> before = cursor.before();
        Lexeme last = before.isEmpty() ? null : before.get(before.size() - 1);
        if (cursor.isInComment()) {
            return;
        }
        if (last != null && last.is("@")) {
            notes();
        } else if (cursor.begins("without")) {
            removals();
        } else if (last != null
                && last.kind() == Lexeme.Kind.KEYWORD
                && last.text().equals("extends")) {
            parents();
        } else if (cursor.begins("define") && before.size() == 1) {
            definable();
        } else if (!cursor.begins("import") && !cursor.begins("define")) {
            Optional<List<String>> path = cursor.path();
            if (path.isPresent()) {
                statement(path.get());
            } else if (before.size() == 1) {
                blockName(before.get(0).text());
            } else if (before.size() == 2 && cursor.equalsSign() < 0) {
                keyword("extends", "extends |", "Takes over what another block says.");
            }
        }
    }

    private void statement(List<String> path) {
        if (path.isEmpty() && cursor.blocks().isEmpty()) {
            top();
            return;
        }
        Optional<Spot> spot = site.follow(path);
        spot.ifPresent(s -> members(s, path.isEmpty() && !site.sweep(), path.isEmpty() ? cursor.present() : Set.of()));
        if (path.isEmpty() && site.sweep()) {
            found.add(Suggestion.written(
                    Kind.SETTING,
                    "ablate",
                    "ablate = [none, |]",
                    word,
                    "axis",
                    "Leaves blocks out, one at a time; `none` leaves nothing out.",
                    USUAL));
        } else if (path.isEmpty() && site.spot().isPresent()) {
            keyword("without", "without |", "Removes what a parent declares.");
            if (site.path().isEmpty() && !isDefinition()) {
                block("sweep", "sweep {\n  |\n}", "Runs the product of its axes: `credit = [dense, sparse]`.");
            }
        }
    }

    private boolean isDefinition() {
        return !cursor.blocks().get(0).kind().equals("experiment");
    }

    private void top() {
        keyword("import", "import \"|\"", "Brings the declarations of another file into scope; changes no value.");
        block(
                "experiment",
                "experiment | {\n}",
                "What to train, on what, with which rewards, and what to show for it.");
        keyword("define", "define |", "Declares a template, which does not run.");
    }

    private void definable() {
        block("experiment", "experiment | {\n}", "A template of experiments.");
        site.spots().root().struct().named().forEach(member -> {
            if (member instanceof Member.Group || member instanceof Member.Family) {
                block(member.name(), member.name() + " | {\n}", member.doc());
            }
        });
    }

    private void members(Spot spot, boolean asBlocks, Set<String> present) {
        switch (spot) {
            case Spot.InStruct in -> {
                in.struct().named().filter(m -> !present.contains(m.name())).forEach(m -> member(m, asBlocks));
                for (String name : site.spots().parameters(in)) {
                    if (!present.contains(name)) {
                        found.add(Suggestion.written(
                                Kind.SETTING,
                                name,
                                name + " = |",
                                word,
                                "parameter",
                                "A parameter of the reward.",
                                FIRST));
                    }
                }
            }
            case Spot.InGroup in ->
                names(site.blocks(in.group().name()), in.group().name());
            case Spot.InFamily in ->
                names(site.blocks(in.family().name()), in.family().name());
            case Spot.InTable in -> {}
            case Spot.AtSetting at -> {}
        }
    }

    private void member(Member member, boolean asBlocks) {
        if (member instanceof Member.Setting setting) {
            Parameter parameter = setting.parameter();
            found.add(Suggestion.written(
                    Kind.SETTING,
                    parameter.name(),
                    site.sweep() ? parameter.name() + " = [|]" : parameter.name() + " = |",
                    word,
                    parameter.type().describe(),
                    Words.setting(parameter),
                    parameter.required() ? FIRST : USUAL));
        } else if (!asBlocks) {
            found.add(Suggestion.of(Kind.BLOCK, member.name(), word, "block", member.doc(), LATER));
        } else {
            boolean named = member instanceof Member.Group || member instanceof Member.Family || allSections(member);
            block(member.name(), member.name() + (named ? " | {\n}" : " {\n  |\n}"), member.doc());
        }
    }

    /** A block such as {@code model}, whose parts are written {@code model policy}. */
    private static boolean allSections(Member member) {
        return member instanceof Member.Section section
                && section.struct().named().allMatch(m -> m instanceof Member.Section);
    }

    private void blockName(String kind) {
        Optional<Spot> spot = site.follow(List.of(kind));
        if (spot.isEmpty() || site.owner().isEmpty()) {
            return;
        }
        Declared owner = site.owner().get();
        switch (spot.get()) {
            case Spot.InFamily in -> {
                in.family().shapes().forEach((name, shape) -> body(name, shape.doc(), kind));
                for (String name : site.library().names(owner.file(), kind)) {
                    body(name, "Declared with `define " + kind + "`.", kind);
                }
            }
            case Spot.InStruct in -> in.struct().named().forEach(m -> body(m.name(), m.doc(), kind));
            case Spot.InGroup in ->
                site.blocks(kind).forEach(name -> body(name, in.group().doc(), kind));
            case Spot.InTable in -> {}
            case Spot.AtSetting at -> {}
        }
    }

    private void body(String name, String doc, String kind) {
        found.add(Suggestion.written(Kind.BLOCK, name, name + " {\n  |\n}", word, kind, doc, USUAL));
    }

    private void parents() {
        String kind = cursor.before().stream()
                .filter(l -> l.kind() == Lexeme.Kind.NAME)
                .map(Lexeme::text)
                .findFirst()
                .orElse("");
        Set<String> names =
                new LinkedHashSet<>(site.library().names(site.library().main(), kind));
        names.addAll(site.blocks(kind));
        if (site.spots().root().struct().member(kind).orElse(null) instanceof Member.Family family) {
            names.addAll(family.shapes().keySet());
        }
        names(names, kind);
    }

    private void removals() {
        List<String> path = cursor.before().stream()
                .skip(1)
                .filter(l -> l.kind() == Lexeme.Kind.NAME)
                .map(Lexeme::text)
                .toList();
        Set<String> names = new LinkedHashSet<>();
        for (Declared parent : site.chain().stream().skip(1).toList()) {
            for (ExpNode.Member member : parent.block().members()) {
                if (member instanceof ExpNode.Block block && block.name().isPresent()) {
                    names.add(
                            path.isEmpty()
                                    ? block.kind().text() + "." + block.label().text()
                                    : "");
                    names.add(
                            path.equals(List.of(block.kind().text()))
                                    ? block.label().text()
                                    : "");
                }
            }
        }
        names.remove("");
        names(names, "declared by a parent");
        if (names.isEmpty()) {
            site.follow(path).ifPresent(spot -> members(spot, false, Set.of()));
        }
    }

    private void notes() {
        note("paper", "Published; say where.");
        note("assumed", "Chosen because nothing is published; say why.");
        note("tuned", "Found by trying; say on what.");
    }

    private void note(String kind, String doc) {
        found.add(Suggestion.written(Kind.WORD, kind, kind + "(\"|\")", word, "note", doc, USUAL));
    }

    private void names(Iterable<String> names, String detail) {
        names.forEach(name -> found.add(Suggestion.of(Kind.NAME, name, word, detail, "", USUAL)));
    }

    private void keyword(String label, String marked, String doc) {
        found.add(Suggestion.written(Kind.KEYWORD, label, marked, word, "", doc, LATER));
    }

    private void block(String label, String marked, String doc) {
        found.add(Suggestion.written(Kind.BLOCK, label, marked, word, "block", doc, LATER));
    }
}
