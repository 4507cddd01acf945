package tokenward.dsl.groovy;

import groovy.lang.Binding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tokenward.dsl.type.Bounds;
import tokenward.dsl.type.Fence;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.api.Reward;
import tokenward.rewards.api.Task;

/** A reward that runs a compiled body. An answer without a program is worth the least the reward can be. */
final class BodyReward implements Reward {
    private final String name;
    private final Class<? extends RewardScript> body;
    private final Map<String, Object> parameters;
    private final Bounds range;
    private final Fence fence;

    BodyReward(
            String name,
            Class<? extends RewardScript> body,
            Map<String, Object> parameters,
            Bounds range,
            Fence fence) {
        this.name = name;
        this.body = body;
        this.parameters = Map.copyOf(parameters);
        this.range = range;
        this.fence = fence;
    }

    @Override
    public Assessment assess(Task task, Completion completion) {
        if (completion.code().isEmpty()) {
            return Assessment.of(range.low());
        }
        List<Finding> findings = findings(task, completion, completion.code().get());
        double sum = findings.stream().mapToDouble(Finding::signed).sum();
        return Assessment.of(Math.max(range.low(), Math.min(range.high(), sum)), findings);
    }

    private List<Finding> findings(Task task, Completion completion, Span code) {
        RewardScript script = create();
        script.prepare(task, completion, code, parameters);
        try {
            script.run();
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            int line = line(e);
            throw new InfrastructureException(
                    "reward " + name + " failed at " + fence.file() + ":" + (fence.line() + line - 1) + ": "
                            + FailedLine.describe(e, fence.groovy(), line, values(script)),
                    e);
        }
        return script.findings();
    }

    private RewardScript create() {
        try {
            RewardScript script = body.getDeclaredConstructor().newInstance();
            script.setBinding(new Binding());
            return script;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every script has a constructor without arguments", e);
        }
    }

    /** What a line may name: variables, the settings of the block and the words that stand for text or numbers. */
    private Map<String, @Nullable Object> values(RewardScript script) {
        Map<String, @Nullable Object> values = new TreeMap<>(parameters);
        values.put("code", script.getCode());
        values.put("everywhere", script.getEverywhere());
        values.putAll(script.variables());
        return values;
    }

    /** Returns the line of the body that failed, from 1. */
    private int line(Throwable failure) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith(body.getName())) {
                return Math.max(1, frame.getLineNumber());
            }
        }
        return 1;
    }
}
