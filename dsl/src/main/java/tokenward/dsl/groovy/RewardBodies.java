package tokenward.dsl.groovy;

import groovy.lang.GroovyClassLoader;
import groovy.transform.CompileStatic;
import groovy.transform.TimedInterrupt;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;
import tokenward.dsl.plan.Fingerprint;
import tokenward.dsl.type.Bounds;
import tokenward.dsl.type.Fence;
import tokenward.dsl.vocabulary.reward.CustomSettings;
import tokenward.rewards.api.Reward;

/** Compiles reward bodies, each once. */
public final class RewardBodies {
    /** How long a body may judge one program before it counts as broken. */
    static final long LONGEST_SECONDS = 10;

    private final Map<String, Class<? extends RewardScript>> compiled = new ConcurrentHashMap<>();

    /** Creates an empty cache of compiled bodies. */
    public RewardBodies() {}

    /**
     * Compiles the body of a reward.
     *
     * @throws IllegalStateException when it does not compile; {@code exp check} has said so before
     */
    public Reward compile(CustomSettings settings) {
        Fence fence = settings.assess()
                .orElseThrow(() -> new IllegalStateException("reward " + settings.name() + " has no body"));
        String key =
                Fingerprint.of(fence.groovy() + types(settings.parameters())).hex();
        Class<? extends RewardScript> body = compiled.computeIfAbsent(key, k -> {
            try {
                return load(fence.groovy(), settings.parameters(), fence.file());
            } catch (MultipleCompilationErrorsException e) {
                throw new IllegalStateException("the body of reward " + settings.name() + " does not compile", e);
            }
        });
        return new BodyReward(settings.name(), body, settings.parameters(), settings.range(), fence);
    }

    private static Class<? extends RewardScript> load(String groovy, Map<String, Object> parameters, String file) {
        // The loader stays open as long as the classes it made: one per body, for the life of the process.
        @SuppressWarnings("resource")
        GroovyClassLoader loader = new GroovyClassLoader(
                RewardBodies.class.getClassLoader(), configuration(true).addCompilationCustomizers(new Witness()));
        Class<?> body = loader.parseClass(prelude(parameters) + groovy, fileName(groovy + file));
        return body.asSubclass(RewardScript.class);
    }

    static CompilerConfiguration configuration(boolean python) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(RewardScript.class.getName());
        configuration.setSourceEncoding("UTF-8");
        configuration.setTolerance(10);
        // It would fetch jars while a body is only being read, before any rail is asked.
        configuration.setDisabledGlobalASTTransformations(Set.of("groovy.grape.GrabAnnotationTransformation"));
        configuration.addCompilationCustomizers(
                new GuardRails(python),
                new ASTTransformationCustomizer(CompileStatic.class),
                new ASTTransformationCustomizer(
                        Map.of("value", LONGEST_SECONDS, "thrown", BodyTimeout.class), TimedInterrupt.class));
        return configuration;
    }

    static String fileName(String body) {
        return "Body_" + Fingerprint.of(body).abbreviated() + ".groovy";
    }

    /** Returns typed variables for the parameters, on the fence's own line so that all later lines keep their numbers. */
    static String prelude(Map<String, Object> parameters) {
        StringBuilder out = new StringBuilder();
        new TreeMap<>(parameters)
                .forEach((name, value) -> out.append("final ")
                        .append(type(value))
                        .append(' ')
                        .append(name)
                        .append(" = (")
                        .append(type(value))
                        .append(") parameterNamed('")
                        .append(name)
                        .append("'); "));
        return out.toString();
    }

    static String types(Map<String, Object> parameters) {
        StringBuilder out = new StringBuilder();
        new TreeMap<>(parameters).forEach((name, value) -> out.append(name).append(type(value)));
        return out.toString();
    }

    private static String type(Object value) {
        return switch (value) {
            case Long whole -> "long";
            case Double number -> "double";
            case Boolean bool -> "boolean";
            case String text -> "String";
            case List<?> list -> "List";
            case Bounds bounds -> Bounds.class.getName();
            default -> value.getClass().getName();
        };
    }
}
