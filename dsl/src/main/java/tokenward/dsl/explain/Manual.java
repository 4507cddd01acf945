package tokenward.dsl.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tokenward.dsl.check.ReportFunctions;
import tokenward.dsl.check.SeriesCatalogue;
import tokenward.dsl.resolve.Resolver;
import tokenward.dsl.schema.Member;
import tokenward.dsl.schema.Struct;
import tokenward.dsl.syntax.Nearest;
import tokenward.dsl.type.Parameter;
import tokenward.dsl.type.ValueType;

/** The reference of the language, written from the vocabulary. */
public final class Manual {
    private static final Struct ROOT = Resolver.SCHEMA;

    private Manual() {}

    /** Returns the reference of every block, as Markdown. */
    public static String reference() {
        StringBuilder out = new StringBuilder();
        heading(out, "experiment NAME", ROOT.doc(), "");
        settings(out, ROOT);
        ROOT.named().forEach(member -> member(out, member, ""));
        functions(out);
        series(out);
        return out.toString();
    }

    /**
     * Returns what there is to say of a block or setting by path, or of a function of tables and figures, as Markdown;
     * empty where there is none.
     */
    public static Optional<String> topic(String path) {
        StringBuilder out = new StringBuilder();
        ReportFunctions.Function function = ReportFunctions.ALL.get(path);
        if (function != null && ROOT.member(path).isEmpty()) {
            return Optional.of("`" + function.signature() + "`: " + function.doc()
                    + "\n\nfor tables and figures; takes " + arguments(function) + "\n");
        }
        if (path.equals("experiment")) {
            heading(out, "experiment NAME", ROOT.doc(), "");
            settings(out, ROOT);
            out.append("Blocks:\n\n");
            ROOT.named()
                    .filter(m -> !(m instanceof Member.Setting))
                    .forEach(m -> out.append("* `")
                            .append(m.name())
                            .append("`: ")
                            .append(m.doc())
                            .append('\n'));
            return Optional.of(out.toString());
        }
        Struct at = ROOT;
        String[] words = path.split("\\.", -1);
        for (int i = 0; i < words.length; i++) {
            Optional<Member> member = at.member(words[i]);
            if (member.isEmpty()) {
                return Optional.empty();
            }
            boolean last = i == words.length - 1;
            if (member.get() instanceof Member.Setting setting) {
                return last ? Optional.of(setting(path, setting.parameter())) : Optional.empty();
            }
            if (last) {
                member(out, member.get(), prefix(path));
                return Optional.of(out.toString());
            }
            Optional<Struct> inner = inside(member.get(), words[i + 1]);
            if (inner.isEmpty()) {
                return Optional.empty();
            }
            if (!(member.get() instanceof Member.Section)) {
                i++;
                if (i == words.length - 1) {
                    block(out, path, inner.get());
                    return Optional.of(out.toString());
                }
            }
            at = inner.get();
        }
        return Optional.empty();
    }

    /** Returns the blocks of an experiment, the settings of each by path, and the functions of tables and figures. */
    public static List<String> topics() {
        List<String> topics = new ArrayList<>(List.of("experiment"));
        topics.addAll(ROOT.names());
        ROOT.named().forEach(member -> {
            if (member instanceof Member.Section section) {
                section.struct().names().forEach(name -> topics.add(section.name() + "." + name));
            }
        });
        ReportFunctions.ALL.keySet().stream()
                .filter(name -> !topics.contains(name))
                .forEach(topics::add);
        return topics;
    }

    /** Returns the topic closest to a word. */
    public static Optional<String> nearest(String word) {
        return Nearest.of(word, topics());
    }

    private static String prefix(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot + 1);
    }

    private static Optional<Struct> inside(Member member, String next) {
        return switch (member) {
            case Member.Section section -> Optional.of(section.struct());
            case Member.Group group -> Optional.of(group.element());
            case Member.Family family -> family.shape(next).or(() -> Optional.of(family.custom()));
            default -> Optional.empty();
        };
    }

    private static String setting(String path, Parameter parameter) {
        StringBuilder out = new StringBuilder("`" + path + "`: " + parameter.doc() + "\n\n");
        out.append("accepts ").append(parameter.type().describe()).append("; ");
        out.append(parameter.fallback().map(v -> "default `" + v.text() + "`").orElse("no default"));
        out.append('\n');
        parameter
                .type()
                .docs()
                .forEach((word, doc) ->
                        out.append("\n* `").append(word).append("`: ").append(doc));
        return parameter.note().isEmpty()
                ? out.toString()
                : out.append("\nnote: ").append(parameter.note()).toString();
    }

    private static void member(StringBuilder out, Member member, String prefix) {
        switch (member) {
            case Member.Section section -> {
                heading(
                        out,
                        prefix + section.name(),
                        section.doc(),
                        section.optional() ? "Left out unless written." : "");
                body(out, section.struct(), prefix + section.name() + ".");
            }
            case Member.Group group -> {
                heading(out, prefix + group.name() + " NAME", group.doc(), "");
                body(out, group.element(), prefix + group.name() + ".NAME.");
            }
            case Member.Family family -> {
                heading(out, prefix + family.name() + " NAME", family.doc(), "");
                family.shapes().forEach((word, shape) -> block(out, prefix + family.name() + " " + word, shape));
                block(out, "define " + family.name() + " NAME", family.custom());
            }
            default -> {}
        }
    }

    private static void block(StringBuilder out, String title, Struct struct) {
        heading(out, title, struct.doc(), "");
        body(out, struct, title + ".");
    }

    private static void body(StringBuilder out, Struct struct, String prefix) {
        settings(out, struct);
        struct.named()
                .filter(m -> m instanceof Member.Section || m instanceof Member.Table)
                .forEach(m -> {
                    if (m instanceof Member.Table table) {
                        heading(
                                out,
                                prefix + table.name(),
                                table.doc(),
                                "Each entry is " + table.element().describe() + ".");
                    } else {
                        member(out, m, prefix);
                    }
                });
    }

    private static void heading(StringBuilder out, String title, String doc, String more) {
        out.append("### `").append(title).append("`\n\n").append(doc);
        out.append(more.isEmpty() ? "" : " " + more).append("\n\n");
    }

    private static void settings(StringBuilder out, Struct struct) {
        List<Parameter> parameters = new ArrayList<>();
        struct.named().forEach(m -> {
            if (m instanceof Member.Setting setting) {
                parameters.add(setting.parameter());
            }
        });
        if (parameters.isEmpty()) {
            return;
        }
        out.append("| setting | accepts | default | meaning |\n|---|---|---|---|\n");
        for (Parameter parameter : parameters) {
            String fallback =
                    parameter.fallback().map(v -> "`" + v.text() + "`").orElse("(must be written)");
            out.append("| `").append(parameter.name()).append("` | ");
            out.append(cell(parameter.type().describe()))
                    .append(" | ")
                    .append(cell(fallback))
                    .append(" | ");
            out.append(cell(parameter.doc()))
                    .append(cell(wordDocs(parameter.type())))
                    .append(" |\n");
        }
        out.append('\n');
    }

    private static String wordDocs(ValueType type) {
        String docs = type.docs().entrySet().stream()
                .filter(e -> !e.getValue().isEmpty())
                .map(e -> "`" + e.getKey() + "`: " + e.getValue())
                .collect(Collectors.joining(" "));
        return docs.isEmpty() ? "" : " " + docs;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    private static void functions(StringBuilder out) {
        out.append("## Functions of tables and figures\n\n| function | takes | is |\n|---|---|---|\n");
        for (ReportFunctions.Function function : ReportFunctions.ALL.values()) {
            out.append("| `").append(function.name()).append("` | ").append(arguments(function));
            out.append(" | ").append(function.doc()).append(" |\n");
        }
        out.append('\n');
    }

    private static String arguments(ReportFunctions.Function function) {
        String arguments = function.arguments().stream()
                .map(a -> "`" + a.name() + "`" + (a.required() ? "" : " (optional)"))
                .collect(Collectors.joining(", "));
        return arguments.isEmpty() ? "nothing" : arguments;
    }

    private static void series(StringBuilder out) {
        out.append(
                "## Series\n\nTables and figures may name `evaluate.NAME.METRIC` for every metric an `evaluate` block"
                        + " measures, `evaluate.NAME.outcomes`, `reward.NAME` and `reward.NAME.tokens` for every channel, every swept axis, and what training"
                        + " logs: ");
        out.append(SeriesCatalogue.TRAINING.stream().map(s -> "`" + s + "`").collect(Collectors.joining(", ")));
        out.append(".\n");
    }
}
