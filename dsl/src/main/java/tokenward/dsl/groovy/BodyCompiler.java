package tokenward.dsl.groovy;

import groovy.lang.GroovyClassLoader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;

/**
 * Compiles bodies to find what is wrong with them, and keeps nothing but that. All bodies share one class loader, since
 * Groovy lists the methods of the JDK anew for every loader it sees; a body that was judged before is not compiled again.
 */
final class BodyCompiler {
    private static final int REMEMBERED = 256;

    private final GroovyClassLoader loader = new GroovyClassLoader(BodyCompiler.class.getClassLoader());
    private final Map<String, List<BodyError>> judged = new LinkedHashMap<>();

    /** Returns what is wrong with a body, in the order it stands; empty when it compiles. */
    synchronized List<BodyError> check(String groovy, Map<String, Object> parameters, boolean python) {
        String key = python + RewardBodies.types(parameters) + '\n' + groovy;
        List<BodyError> known = judged.get(key);
        if (known != null) {
            return known;
        }
        List<BodyError> errors = compile(groovy, parameters, python);
        if (judged.size() == REMEMBERED) {
            judged.remove(judged.keySet().iterator().next());
        }
        judged.put(key, errors);
        return errors;
    }

    private List<BodyError> compile(String groovy, Map<String, Object> parameters, boolean python) {
        String prelude = RewardBodies.prelude(parameters);
        CompilationUnit unit = new CompilationUnit(RewardBodies.configuration(python), null, loader);
        unit.addSource(RewardBodies.fileName(groovy), prelude + groovy);
        try {
            unit.compile(Phases.CLASS_GENERATION);
            return List.of();
        } catch (MultipleCompilationErrorsException e) {
            return List.copyOf(BodyErrors.of(e, groovy, prelude.length(), parameters.keySet()));
        }
    }
}
