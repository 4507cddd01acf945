package tokenward.dsl.assist;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tokenward.dsl.check.ReportFunctions;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.Provenance;
import tokenward.dsl.plan.RunPlan;
import tokenward.dsl.resolve.Library.Declared;
import tokenward.dsl.resolve.Spot;
import tokenward.dsl.schema.Member;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.Lexeme;
import tokenward.dsl.syntax.Value;
import tokenward.dsl.type.Parameter;

/** What a word means, and for a setting the value in force and where that comes from. */
final class Hover {
    private static final Map<String, String> KEYWORDS = Map.of(
            "import", "Brings the declarations of another file into scope; changes no value.",
            "define", "Declares a template, which does not run.",
            "extends", "Takes over all that one parent says; blocks of the same name merge, a setting replaces.",
            "without", "Removes what a parent declares.",
            "none", "No value.",
            "sweep", "Runs the product of its axes; a run is named by its point.",
            "ablate", "Leaves blocks out, one at a time; `none` leaves nothing out.");
    private static final Map<String, String> NOTES = Map.of(
            "paper", "The value is published; the note says where.",
            "assumed", "Nothing is published; the note says why this value.",
            "tuned", "Found by trying; the note says on what.");

    private final Site site;
    private final Cursor cursor;
    private final List<ExperimentPlan> plans;
    private final Lexeme word;

    private Hover(Site site, List<ExperimentPlan> plans, Lexeme word) {
        this.site = site;
        this.cursor = site.cursor();
        this.plans = plans;
        this.word = word;
    }

    static Optional<Hint> at(Site site, List<ExperimentPlan> plans) {
        Optional<BodySite> body = BodySite.of(site);
        if (body.isPresent()) {
            return body.get().hint();
        }
        return site.cursor()
                .at()
                .filter(l -> l.kind() == Lexeme.Kind.NAME || l.kind() == Lexeme.Kind.KEYWORD)
                .flatMap(l -> new Hover(site, plans, l).hint());
    }

    private Optional<Hint> hint() {
        List<Lexeme> before = cursor.before();
        Lexeme last = before.isEmpty() ? null : before.get(before.size() - 1);
        if (last != null && last.is("@")) {
            return Optional.ofNullable(NOTES.get(word.text())).map(this::hint);
        }
        if (cursor.equalsSign() > 0) {
            return value();
        }
        Optional<Hint> keyword = word.kind() == Lexeme.Kind.KEYWORD
                ? Optional.ofNullable(KEYWORDS.get(word.text())).map(this::hint)
                : Optional.empty();
        return keyword.or(this::name);
    }

    private Hint hint(String markdown) {
        return new Hint(word.span(), markdown);
    }

    /** A name in front of the {@code =}, or in the head of a block. */
    private Optional<Hint> name() {
        List<String> words = new ArrayList<>();
        cursor.before().stream().filter(l -> l.kind() == Lexeme.Kind.NAME).forEach(l -> words.add(l.text()));
        if (cursor.blocks().isEmpty()) {
            return top(words);
        }
        if (site.path().isEmpty() && words.isEmpty() && KEYWORDS.containsKey(word.text())) {
            return Optional.of(hint(KEYWORDS.get(word.text())));
        }
        Optional<Spot> around = site.follow(words);
        Optional<Spot> here = around.flatMap(
                s -> site.spots().step(s, word.text(), site.owner().orElseThrow()));
        if (here.isPresent() && here.get() instanceof Spot.AtSetting at) {
            return Optional.of(hint(setting(at.parameter(), words)));
        }
        Optional<String> doc = around.filter(Spot.InStruct.class::isInstance)
                .flatMap(s -> ((Spot.InStruct) s).struct().member(word.text()))
                .map(Member::doc);
        return doc.or(() -> here.filter(Spot.InStruct.class::isInstance).map(s -> block((Spot.InStruct) s)))
                .map(text -> hint("**" + word.text() + "**\n\n" + text));
    }

    private Optional<Hint> top(List<String> words) {
        if (words.isEmpty()) {
            String doc = site.spots()
                    .root()
                    .struct()
                    .member(word.text())
                    .map(Member::doc)
                    .orElse(
                            word.text().equals("experiment")
                                    ? site.spots().root().struct().doc()
                                    : "");
            return doc.isEmpty() ? Optional.empty() : Optional.of(hint("**" + word.text() + "**\n\n" + doc));
        }
        return site.library()
                .find(site.library().main(), words.get(0), word.text())
                .map(declared -> hint(declaration(declared)));
    }

    private String declaration(Declared declared) {
        Path file = declared.file().path().getFileName();
        String parent = declared.block()
                .parent()
                .map(p -> " extends `" + p.text() + "`")
                .orElse("");
        String summary = declared.block().members().stream()
                .filter(m -> m instanceof ExpNode.Setting s
                        && (s.path().text().equals("summary") || s.path().text().equals("title")))
                .map(m -> ((ExpNode.Setting) m).value())
                .filter(v -> v instanceof Value.Text)
                .map(v -> "\n\n" + ((Value.Text) v).content())
                .findFirst()
                .orElse("");
        return (declared.block().define() ? "define " : "") + "`"
                + declared.block().title() + "`" + parent + ", " + file + summary;
    }

    private String block(Spot.InStruct in) {
        return in.definition().map(this::declaration).orElse(in.struct().doc());
    }

    private String setting(Parameter parameter, List<String> words) {
        List<String> path = new ArrayList<>(site.path());
        path.addAll(words);
        path.add(word.text());
        return "**" + parameter.name() + "**: " + Words.setting(parameter) + inForce(String.join(".", path));
    }

    /** The value of the experiment around the cursor, when that was sound at last. */
    private String inForce(String path) {
        String experiment = site.owner().map(Declared::name).orElse("");
        for (ExperimentPlan plan : plans) {
            if (plan.name().equals(experiment)) {
                List<String> values = plan.runs().stream()
                        .flatMap(run -> provenance(run, path).stream())
                        .map(Provenance::value)
                        .distinct()
                        .toList();
                Optional<Provenance> first = provenance(plan.first(), path);
                return first.map(p -> "\n\nin force: `" + String.join("`, `", values) + "` " + origin(p))
                        .orElse("");
            }
        }
        return "";
    }

    private static Optional<Provenance> provenance(RunPlan run, String path) {
        return run.provenance().stream().filter(p -> p.path().equals(path)).findFirst();
    }

    private static String origin(Provenance value) {
        String where = value.where().replaceAll("^.*[/\\\\]", "");
        String kind = value.kind().word();
        return "(" + (kind.isEmpty() ? where : where.isEmpty() ? kind : kind + ", " + where)
                + (value.why().isEmpty() ? "" : ": " + value.why()) + ")";
    }

    private Optional<Hint> value() {
        Optional<ValueSite> value = ValueSite.of(site);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        ReportFunctions.Function function = ReportFunctions.ALL.get(word.text());
        String said = Words.word(value.get().setting(), word.text());
        if (!said.isEmpty()) {
            return Optional.of(hint("**" + word.text() + "**\n\n" + said));
        }
        if (function != null && value.get().takesFunctions()) {
            return Optional.of(hint("`" + function.signature() + "`\n\n" + function.doc()));
        }
        if (value.get().type().units().contains(word.text())) {
            return Optional.of(hint("unit of `" + value.get().setting().name() + "`: "
                    + value.get().setting().type().describe()));
        }
        return value.get()
                .option()
                .flatMap(o -> o.parameters().stream()
                        .filter(p -> p.name().equals(word.text()))
                        .findFirst())
                .map(p -> hint("**" + p.name() + "**: " + Words.setting(p)));
    }
}
