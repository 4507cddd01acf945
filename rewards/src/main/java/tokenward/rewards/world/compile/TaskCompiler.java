package tokenward.rewards.world.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;
import tokenward.rewards.world.goal.GoalSpec;
import tokenward.rewards.world.goal.Monitor;
import tokenward.rewards.world.goal.Progress;
import tokenward.rewards.world.goal.StartSpec;
import tokenward.rewards.world.goal.TaskSpec;
import tokenward.rewards.world.run.WorldSpec;
import tokenward.rewards.world.tree.Name;
import tokenward.rewards.world.tree.TaskDecl;

/** Compiles one task: start states that fit the state, goals that are monitors. */
public final class TaskCompiler {
    private static final Set<String> SPLITS = Set.of("train", "validation", "test");
    private static final int LABEL = 72;

    private final CompiledWorld world;
    private final Problems problems;
    private final ExprCompiler expressions;

    /**
     * Prepares a compiler.
     *
     * @param source the file the tasks stand in
     * @param diagnostics receives what is wrong
     */
    public TaskCompiler(CompiledWorld world, SourceText source, List<Diagnostic> diagnostics) {
        this.world = world;
        this.problems = new Problems(source, diagnostics);
        this.expressions = new ExprCompiler(world.declared(), problems);
    }

    /** Compiles a task. The result may be used only when no error was reported. */
    public TaskSpec compile(TaskDecl task) {
        List<StartSpec> starts = starts(task);
        Set<String> names = new LinkedHashSet<>();
        starts.forEach(s -> names.add(s.name()));
        GoalCompiler goals = new GoalCompiler(world, problems, expressions, lets(task));
        goals.checkLets();
        List<GoalSpec> compiled = new ArrayList<>();
        for (TaskDecl.GoalDecl goal : task.goals()) {
            Set<String> asked = new LinkedHashSet<>();
            for (Name start : goal.starts()) {
                if (!names.contains(start.text())) {
                    problems.unknown(WorldFault.UNKNOWN_START, "start", start, names);
                }
                asked.add(start.text());
            }
            Monitor monitor = goals.compile(goal.goal());
            String label = goal.label().isEmpty() ? shortened(goal.goal().span()) : goal.label();
            compiled.add(
                    new GoalSpec(label, asked.isEmpty() ? names : asked, monitor, new Progress(monitor), goal.span()));
        }
        checkSplit(task);
        if (task.goals().isEmpty()) {
            problems.add(
                    WorldFault.MISSING,
                    task.name().span(),
                    "a task without a goal cannot be judged",
                    "add `goal: ...`");
        }
        return new TaskSpec(
                task.name().text(),
                world.spec(),
                task.prompts().stream().map(TaskDecl.Prompt::text).toList(),
                task.split().map(Name::text),
                task.reference().map(TaskDecl.Reference::program),
                starts,
                compiled,
                task.name().span());
    }

    private void checkSplit(TaskDecl task) {
        if (task.split().isPresent() && !SPLITS.contains(task.split().get().text())) {
            problems.unknown(WorldFault.UNKNOWN_WORD, "split", task.split().get(), SPLITS);
        }
    }

    private Map<String, TaskDecl.LetDecl> lets(TaskDecl task) {
        Map<String, TaskDecl.LetDecl> lets = new LinkedHashMap<>();
        for (TaskDecl.LetDecl let : task.lets()) {
            TaskDecl.LetDecl earlier = lets.putIfAbsent(let.name().text(), let);
            if (earlier != null) {
                problems.duplicate("name", let.name(), earlier.name().span());
            }
        }
        return lets;
    }

    private List<StartSpec> starts(TaskDecl task) {
        List<StartSpec> starts = new ArrayList<>();
        Map<String, Span> seen = new HashMap<>();
        for (TaskDecl.Start start : task.starts()) {
            Span earlier = seen.putIfAbsent(start.name().text(), start.name().span());
            if (earlier != null) {
                problems.duplicate("start", start.name(), earlier);
            }
            starts.add(start(start));
        }
        if (starts.isEmpty()) {
            missing(Map.of(), "usual", task.name().span());
            starts.add(new StartSpec("usual", false, Map.of()));
        }
        return starts;
    }

    private StartSpec start(TaskDecl.Start start) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Span> seen = new HashMap<>();
        Constants constants = new Constants(problems, expressions);
        for (TaskDecl.Init init : start.values()) {
            Span earlier = seen.putIfAbsent(init.slot().text(), init.slot().span());
            if (earlier != null) {
                problems.duplicate("value of", init.slot(), earlier);
            }
            Declarations.Slot slot = world.declared().slots.get(init.slot().text());
            if (slot == null) {
                problems.unknown(
                        WorldFault.UNKNOWN_NAME,
                        "part of the state",
                        init.slot(),
                        world.declared().slots.keySet());
                continue;
            }
            Optional<Object> value = constants.value(init.value());
            if (value.isPresent()) {
                expressions.compile(init.value(), slot.kind(), new Scope());
            }
            value.ifPresent(v -> values.put(init.slot().text(), v));
        }
        if (values.size() == start.values().size()) {
            missing(values, start.name().text(), start.name().span());
        }
        return new StartSpec(start.name().text(), start.mayTimeOut(), values);
    }

    private void missing(Map<String, Object> values, String start, Span span) {
        for (WorldSpec.SlotSpec slot : world.spec().slots()) {
            boolean simple = switch (slot.kind().base()) {
                case TEXT, PATTERN, INT, NUMBER, BOOL, RECORD -> !slot.kind().optional();
                default -> false;
            };
            if (simple && slot.initial().isEmpty() && !values.containsKey(slot.name())) {
                problems.add(
                        WorldFault.NO_VALUE,
                        span,
                        "the start `" + start + "` gives no value for `" + slot.name() + "`",
                        "expected `" + slot.name() + " = ...`");
            }
        }
    }

    private String shortened(Span span) {
        String text = span.in(problems.source().text()).replaceAll("\\s+", " ");
        return text.length() > LABEL ? text.substring(0, LABEL - 1) + "…" : text;
    }
}
