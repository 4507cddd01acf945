package tokenward.dsl;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tokenward.dsl.check.Checks;
import tokenward.dsl.groovy.BodyChecks;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.resolve.Library;
import tokenward.dsl.resolve.Library.Declared;
import tokenward.dsl.resolve.LibraryReader;
import tokenward.dsl.resolve.Resolver;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.Parsed;

/** Checks files again and again, as an editor does; reward bodies that did not change are not compiled again. */
public final class Checker {
    private final BodyChecks bodies = new BodyChecks();

    /** Creates a checker that knows nothing yet. */
    public Checker() {}

    /**
     * Reads, resolves and checks every experiment of a file. A file that only holds definitions has none, which is no
     * error here.
     *
     * @param overrides arguments of the command line such as {@code ppo.learning_rate=3e-6}
     * @param texts where the text of the file and of its imports comes from
     */
    public Parsed<List<ExperimentPlan>> check(Path file, List<String> overrides, LibraryReader.Texts texts) {
        Parsed<Library> library = LibraryReader.read(file, texts);
        List<Diagnostic> problems = new ArrayList<>(library.diagnostics());
        if (library.value().isEmpty()) {
            return Parsed.failed(problems);
        }
        Resolver resolver = new Resolver(library.value().get());
        problems.addAll(resolver.validate());
        if (problems.stream().anyMatch(Diagnostic::isError)) {
            return Parsed.failed(problems);
        }
        problems.addAll(bodies.check(resolver.bodies()));
        List<ExperimentPlan> plans = new ArrayList<>();
        for (Declared experiment : resolver.experiments()) {
            Parsed<Resolver.Resolved> resolved = resolver.resolve(experiment, overrides);
            problems.addAll(resolved.diagnostics());
            resolved.value().filter(r -> !resolved.hasErrors()).ifPresent(r -> {
                problems.addAll(Checks.run(r));
                plans.add(r.plan());
            });
        }
        List<Diagnostic> distinct = onePerPlace(problems);
        return distinct.stream().noneMatch(Diagnostic::isError) ? Parsed.of(plans, distinct) : Parsed.failed(distinct);
    }

    /** Keeps the worst of several at one place: the others are mostly echoes of it. */
    private static List<Diagnostic> onePerPlace(List<Diagnostic> problems) {
        Map<Object, Diagnostic> kept = new LinkedHashMap<>();
        for (Diagnostic problem : problems) {
            Object place = problem.labels().isEmpty()
                    ? problem
                    : List.of(
                            problem.labels().get(0).source().name(),
                            problem.labels().get(0).span());
            kept.merge(place, problem, (first, second) -> !first.isError() && second.isError() ? second : first);
        }
        return List.copyOf(kept.values());
    }
}
