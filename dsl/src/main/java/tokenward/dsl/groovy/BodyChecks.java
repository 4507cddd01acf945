package tokenward.dsl.groovy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tokenward.dsl.resolve.Resolver.Body;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.type.AnyType;
import tokenward.dsl.type.Binder;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.LineMap;
import tokenward.grammars.text.Span;

/** Compiles the bodies of all definitions a file can see, and says what is wrong with them where they stand. */
public final class BodyChecks {
    private static final String FENCE = "```groovy";

    /** Made for the first body: most files have none, and Groovy takes its time to wake. */
    private @Nullable BodyCompiler compiler;

    /** Creates checks that remember the bodies they judged. */
    public BodyChecks() {}

    /** Returns what is wrong with any of the bodies. */
    public List<Diagnostic> check(List<Body> bodies) {
        List<Diagnostic> problems = new ArrayList<>();
        if (bodies.isEmpty()) {
            return problems;
        }
        BodyCompiler judge = compiler();
        for (Body body : bodies) {
            for (BodyError error : judge.check(body.fence().content(), values(body), body.python())) {
                problems.add(diagnostic(body, error));
            }
        }
        return problems;
    }

    private synchronized BodyCompiler compiler() {
        if (compiler == null) {
            compiler = new BodyCompiler();
        }
        return compiler;
    }

    private static Map<String, Object> values(Body body) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, ExpNode.Setting> parameter : body.parameters().entrySet()) {
            Binder binder = new Binder(
                    parameter.getKey(), "", body.source(), Path.of(""), Binder.Names.unknown(), new ArrayList<>());
            new AnyType().bind(parameter.getValue().value(), binder).ifPresent(v -> values.put(parameter.getKey(), v));
        }
        return values;
    }

    private static Diagnostic diagnostic(Body body, BodyError error) {
        int start = body.fence().span().start() + FENCE.length();
        LineMap lines = body.source().lines();
        int first = lines.lineAt(start);
        int line = Math.min(first + error.line() - 1, lines.lines());
        int offset = error.line() == 1 ? start + error.column() - 1 : lines.startOf(line) + error.column() - 1;
        int end = Math.min(
                offset + error.length(), lines.startOf(line) + lines.line(line).length());
        int from = Math.max(
                body.fence().span().start(),
                Math.min(offset, body.fence().span().end() - 1));
        Span span =
                new Span(from, Math.max(from, Math.min(end, body.fence().span().end())));
        Diagnostic problem = Diagnostic.of(
                        error.guard() ? ExpCode.E0602 : ExpCode.E0601,
                        error.title(),
                        body.source(),
                        span,
                        error.label())
                .meant(error.meant());
        return error.help().map(problem::help).orElse(problem);
    }
}
