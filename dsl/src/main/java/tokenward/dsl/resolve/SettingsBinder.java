package tokenward.dsl.resolve;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tokenward.dsl.plan.Provenance;
import tokenward.dsl.resolve.Library.Declared;
import tokenward.dsl.schema.Member;
import tokenward.dsl.schema.Struct;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.ExpReader;
import tokenward.dsl.syntax.Value;
import tokenward.dsl.type.AnyType;
import tokenward.dsl.type.Binder;
import tokenward.dsl.type.Fence;
import tokenward.dsl.type.Parameter;
import tokenward.dsl.type.ValueType;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;

/**
 * Makes one member of an experiment, such as {@code ppo} or all its rewards, out of a tree, writing down on the way where
 * every value came from. {@link RunBinder} makes the whole.
 */
final class SettingsBinder {
    private final Tree tree;
    private final Shapes shapes;
    private final Declared experiment;
    private final List<String> worlds;
    private final List<Diagnostic> problems;
    private final String method;
    private final List<Provenance> provenance = new ArrayList<>();
    private final SortedMap<String, String> canonical = new TreeMap<>();

    SettingsBinder(Tree tree, Shapes shapes, Declared experiment, List<String> worlds, List<Diagnostic> problems) {
        this.tree = tree;
        this.shapes = shapes;
        this.experiment = experiment;
        this.worlds = worlds;
        this.problems = problems;
        this.method = tree.entry("method").map(e -> e.value().text()).orElse("ppo");
    }

    /** Returns the Java object of a member of the experiment, or empty when a value cannot be made. */
    Optional<Object> bind(Member member) {
        return member(member, Resolver.SCHEMA, "", member.name(), member.presentation());
    }

    List<Provenance> provenance() {
        return provenance;
    }

    /** Returns one spelling of every value that can change a result, by path. */
    SortedMap<String, String> canonical() {
        return canonical;
    }

    private Optional<Object> struct(Struct struct, String prefix, boolean shown) {
        List<Object> values = new ArrayList<>();
        boolean sound = true;
        for (Member member : struct.members()) {
            String path =
                    prefix.isEmpty() || member.name().isEmpty() ? prefix + member.name() : prefix + "." + member.name();
            boolean presentation = shown || member.presentation();
            Optional<Object> value = member(member, struct, prefix, path, presentation);
            sound &= value.isPresent();
            value.ifPresent(values::add);
        }
        return sound ? Optional.of(struct.create().apply(values)) : Optional.empty();
    }

    private Optional<Object> member(Member member, Struct holder, String prefix, String path, boolean presentation) {
        return switch (member) {
            case Member.Label label -> Optional.of(prefix.substring(prefix.lastIndexOf('.') + 1));
            case Member.Setting setting -> setting(setting.parameter(), path, presentation);
            case Member.Section section -> section(section, path, presentation);
            case Member.Group group -> group(group, path, presentation);
            case Member.Family family -> family(family, path, presentation);
            case Member.Inlined inlined -> struct(inlined.struct(), prefix, presentation);
            case Member.Table table -> table(table, path, presentation);
            case Member.Rest rest -> rest(holder, prefix, presentation);
        };
    }

    private Optional<Object> section(Member.Section section, String path, boolean presentation) {
        if (!section.optional()) {
            return struct(section.struct(), path, presentation);
        }
        if (tree.block(path).isEmpty()) {
            record(path, "none", Optional.empty(), "", presentation, "none");
            return Optional.of(Optional.empty());
        }
        return struct(section.struct(), path, presentation).map(Optional::of);
    }

    private Optional<Object> group(Member.Group group, String path, boolean presentation) {
        List<Object> elements = new ArrayList<>();
        boolean sound = true;
        for (String name : tree.children(path)) {
            Optional<Object> element = struct(group.element(), path + "." + name, presentation);
            sound &= element.isPresent();
            element.ifPresent(elements::add);
        }
        return sound ? Optional.of(elements) : Optional.empty();
    }

    private Optional<Object> family(Member.Family family, String path, boolean presentation) {
        List<Object> elements = new ArrayList<>();
        boolean sound = true;
        for (String name : tree.children(path)) {
            Optional<Object> element = shapes.of(family, experiment, name)
                    .flatMap(shape -> struct(shape.struct(), path + "." + name, presentation));
            sound &= element.isPresent();
            element.ifPresent(elements::add);
        }
        return sound ? Optional.of(elements) : Optional.empty();
    }

    private Optional<Object> table(Member.Table table, String path, boolean presentation) {
        Map<String, Object> values = new HashMap<>();
        tree.values(path)
                .forEach((name, entry) -> bound(table.element(), entry, "", name, presentation)
                        .ifPresent(value -> values.put(name, value)));
        return Optional.of(values);
    }

    private Optional<Object> rest(Struct struct, String prefix, boolean presentation) {
        Map<String, Object> values = new java.util.LinkedHashMap<>();
        List<String> known = struct.names();
        tree.values(prefix).forEach((name, entry) -> {
            if (!known.contains(name)) {
                bound(new AnyType(), entry, "", name, presentation).ifPresent(value -> values.put(name, value));
            }
        });
        return Optional.of(values);
    }

    private Optional<Object> setting(Parameter parameter, String path, boolean presentation) {
        Optional<Entry> written = tree.entry(path);
        if (written.isPresent()) {
            return bound(parameter.type(), written.get(), parameter.note(), parameter.name(), presentation);
        }
        Optional<Value> byMethod = MethodDefaults.of(method, path).flatMap(ExpReader::readValue);
        Optional<Value> fallback = byMethod.or(parameter::fallback);
        if (fallback.isEmpty()) {
            missing(parameter, path);
            return Optional.empty();
        }
        Binder binder = new Binder(
                parameter.name(),
                parameter.note(),
                new SourceText("default of " + path, ""),
                Path.of(""),
                this::declared,
                new ArrayList<>());
        Optional<Object> value = parameter.type().bind(fallback.get(), binder);
        if (value.isEmpty()) {
            throw new IllegalStateException("the default of " + path + " is no value of it: " + binder.problems());
        }
        record(
                path,
                fallback.get().text(),
                Optional.empty(),
                byMethod.isPresent() ? "with method = " + method : "",
                presentation,
                parameter.type().canonical(fallback.get(), value.get()));
        return value;
    }

    private Optional<Object> bound(ValueType type, Entry entry, String note, String name, boolean presentation) {
        Binder binder = new Binder(name, note, entry.name().source(), entry.directory(), this::declared, problems);
        Optional<Object> value = type.bind(entry.value(), binder);
        value.ifPresent(v -> record(
                entry.path(),
                entry.value().text(),
                Optional.of(entry),
                "",
                presentation,
                v instanceof Optional<?> o && o.orElse(null) instanceof Fence fence
                        ? fence.groovy()
                        : type.canonical(entry.value(), v)));
        return value;
    }

    private void missing(Parameter parameter, String path) {
        String block = path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : "";
        String title = "`" + block.replace('.', ' ') + "` needs `" + parameter.name() + "`";
        Diagnostic problem = tree.nearest(block)
                .map(place -> Diagnostic.of(
                        ExpCode.E0214, title, place.source(), place.span(), "`" + parameter.name() + "` is missing"))
                .orElseGet(() -> Diagnostic.of(ExpCode.E0214, title));
        problems.add(problem.help("expects " + parameter.type().describe() + ": " + parameter.doc()));
    }

    private Optional<List<String>> declared(String kind) {
        return Optional.of(
                switch (kind) {
                    case "world" -> worlds;
                    case "model" -> List.of("policy", "reference", "value");
                    default -> tree.children(kind);
                });
    }

    private void record(
            String path, String text, Optional<Entry> entry, String why, boolean presentation, String spelled) {
        if (!presentation) {
            canonical.put(path, spelled);
        }
        provenance.add(entry.map(e -> provenance(e, text).departingFrom(published(e)))
                .orElseGet(() -> new Provenance(path, text, Provenance.Kind.DEFAULT, "", why)));
    }

    /** Returns the published value an entry replaced by another, with the words of its note. */
    private String published(Entry entry) {
        return tree.published(entry.path())
                .filter(replaced ->
                        !replaced.value().text().equals(entry.value().text()))
                .map(replaced -> replaced.value().text() + " ("
                        + replaced.notes().getFirst().text() + ")")
                .orElse("");
    }

    private static Provenance provenance(Entry entry, String text) {
        String where = entry.name().source().locate(entry.name().span());
        Optional<ExpNode.Note> note = entry.notes().stream().findFirst();
        String why = note.map(ExpNode.Note::text).orElse("");
        return switch (entry.origin()) {
            case Origin.Sweep sweep -> new Provenance(entry.path(), text, Provenance.Kind.SWEEP, where, why);
            case Origin.CommandLine line ->
                new Provenance(entry.path(), text, Provenance.Kind.COMMAND_LINE, "argument " + line.argument(), why);
            case Origin.File file ->
                new Provenance(
                        entry.path(), text, note.map(SettingsBinder::kind).orElse(Provenance.Kind.FILE), where, why);
        };
    }

    private static Provenance.Kind kind(ExpNode.Note note) {
        return switch (note.kind().text()) {
            case "paper" -> Provenance.Kind.PAPER;
            case "tuned" -> Provenance.Kind.TUNED;
            default -> Provenance.Kind.ASSUMED;
        };
    }
}
