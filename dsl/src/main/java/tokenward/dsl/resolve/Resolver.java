package tokenward.dsl.resolve;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.plan.Fingerprint;
import tokenward.dsl.plan.RunPlan;
import tokenward.dsl.resolve.Library.Declared;
import tokenward.dsl.schema.Member;
import tokenward.dsl.schema.SchemaReader;
import tokenward.dsl.schema.Struct;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.ExpReader;
import tokenward.dsl.syntax.Value;
import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Parsed;
import tokenward.grammars.text.SourceText;

/** Turns a library into plans: validate all files, lay each experiment out, take the product of its axes, bind. */
public final class Resolver {
    /** What an experiment may hold. */
    public static final Struct SCHEMA = SchemaReader.read(ExperimentSettings.class);

    private final Library library;
    private final Struct root = SCHEMA;
    private final Shapes shapes;
    private final List<Diagnostic> problems = new ArrayList<>();

    /** Creates a resolver of a library. */
    public Resolver(Library library) {
        this.library = library;
        this.shapes = new Shapes(library);
    }

    /**
     * A plan with the trees it was made of, which checks point into.
     *
     * @param header where the experiment is declared
     * @param trees what is written for each run
     */
    public record Resolved(ExperimentPlan plan, Place header, List<Tree> trees) {
        /** Returns the tree of the first run. */
        public Tree tree() {
            return trees.get(0);
        }
    }

    /** Holds every name and value of every file against the schema. */
    public List<Diagnostic> validate() {
        Validator validator = new Validator(library, root, shapes, problems);
        library.files().values().forEach(validator::file);
        return List.copyOf(problems);
    }

    /**
     * A Groovy body of a definition.
     *
     * @param name of the definition
     * @param fence where it stands
     * @param parameters settings it reads, its parents' included
     * @param python whether it judges Python
     */
    public record Body(
            String name,
            SourceText source,
            Value.Fence fence,
            Map<String, ExpNode.Setting> parameters,
            boolean python) {}

    /** Returns the bodies of all definitions in all files. */
    public List<Body> bodies() {
        List<Body> bodies = new ArrayList<>();
        Member.Family family = (Member.Family) root.member("reward").orElseThrow();
        for (SourceFile file : library.files().values()) {
            for (ExpNode.Block block : file.node().blocks()) {
                if (block.kind().text().equals(family.name()) && block.define()) {
                    Declared declared = new Declared(file, block);
                    Map<String, ExpNode.Setting> parameters = shapes.parameters(family, declared);
                    fence(block)
                            .ifPresent(f -> bodies.add(
                                    new Body(declared.name(), file.text(), f, parameters, judgesPython(block))));
                }
            }
        }
        return bodies;
    }

    private static Optional<Value.Fence> fence(ExpNode.Block block) {
        return block.members().stream()
                .filter(m -> m instanceof ExpNode.Setting s && s.value() instanceof Value.Fence)
                .map(m -> (Value.Fence) ((ExpNode.Setting) m).value())
                .findFirst();
    }

    private static boolean judgesPython(ExpNode.Block block) {
        return block.members().stream()
                .noneMatch(m -> m instanceof ExpNode.Setting s
                        && s.path().text().equals("grammar")
                        && !s.value().text().equals("python"));
    }

    /** Returns the experiments of the main file that run. */
    public List<Declared> experiments() {
        return library.main().node().blocks().stream()
                .filter(block -> block.kind().text().equals("experiment") && !block.define())
                .map(block -> new Declared(library.main(), block))
                .toList();
    }

    /** Resolves one experiment; call only when {@link #validate} found no errors. */
    public Parsed<Resolved> resolve(Declared experiment, List<String> overrides) {
        problems.clear();
        Flattener flattener = new Flattener(library, root, shapes, problems);
        Tree tree = flattener.flatten(experiment);
        overrides(experiment, overrides, flattener, tree);
        Sweep sweep = new Sweep(tree, problems);
        List<Sweep.Point> points = faulty() ? List.of() : sweep.points();
        if (faulty() || points.isEmpty()) {
            return Parsed.failed(problems);
        }
        Map<String, Path> worlds = library.worlds(experiment.file());
        RunBinder binder = new RunBinder(shapes, experiment, List.copyOf(worlds.keySet()), problems);
        List<RunPlan> runs = new ArrayList<>();
        for (Sweep.Point point : points) {
            Optional<RunPlan> run = binder.bind(point);
            if (run.isEmpty()) {
                return Parsed.failed(problems);
            }
            runs.add(run.get());
        }
        ExperimentPlan plan = new ExperimentPlan(
                experiment.name(), experiment.file().path(), sweep.axes(), runs, worlds, fingerprint(runs));
        Place header = new Place(
                experiment.file().text(),
                experiment
                        .block()
                        .kind()
                        .span()
                        .union(experiment.block().label().span()));
        return Parsed.of(
                new Resolved(
                        plan, header, points.stream().map(Sweep.Point::tree).toList()),
                problems);
    }

    private void overrides(Declared experiment, List<String> overrides, Flattener flattener, Tree tree) {
        Overrides checked = new Overrides(library, root, shapes, problems);
        for (int i = 0; i < overrides.size(); i++) {
            String written = checked.withQuotes(overrides.get(i), experiment);
            SourceText source = new SourceText("command line, argument " + (i + 1), written);
            Parsed<ExpNode.Member> parsed = ExpReader.readOverride(source);
            problems.addAll(parsed.diagnostics());
            if (parsed.value().isEmpty()) {
                continue;
            }
            int before = problems.size();
            if (parsed.value().get() instanceof ExpNode.Setting setting) {
                checked.check(setting, experiment, source);
            }
            if (problems.size() == before) {
                flattener.override(parsed.value().get(), source, i + 1, tree);
            }
        }
    }

    private boolean faulty() {
        return problems.stream().anyMatch(Diagnostic::isError);
    }

    private static Fingerprint fingerprint(List<RunPlan> runs) {
        SortedMap<String, String> all = new TreeMap<>();
        runs.forEach(run -> all.put(run.name(), run.fingerprint().hex()));
        return Fingerprint.of(all);
    }
}
