package tokenward.rewards.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.Reward;
import tokenward.rewards.api.Task;
import tokenward.rewards.simulation.program.Profile;
import tokenward.rewards.simulation.program.ProgramRun;
import tokenward.rewards.world.WorldLibrary;
import tokenward.rewards.world.goal.GoalSpec;
import tokenward.rewards.world.goal.StartSpec;
import tokenward.rewards.world.goal.TaskSpec;
import tokenward.rewards.world.run.WorldSpec;

/**
 * The paper's simulation feedback, made dense: the mean over all worlds tried of what the outcome is worth. A failing
 * call is to blame for the share of worlds that fail at it, and the condition it stands under takes half of that; a call
 * that brings a goal nearer is thanked. What no call accounts for belongs to the whole program, so that the sum is the
 * score.
 *
 * @see "paper sections 2.2 and 3.2; the attribution of feedback to calls is ours, the paper leaves it open"
 */
public final class SimulationReward implements Reward {
    /** Name of the field of a task record that names the task of the world. */
    public static final String TASK_FIELD = "world_task";

    private final WorldLibrary library;
    private final WorldSpec world;
    private final Simulator simulator;
    private final SimulationConfig config;

    /**
     * Creates the reward.
     *
     * @param library holds the tasks that records may name
     * @param world where programs without a task of their own run
     */
    public SimulationReward(WorldLibrary library, WorldSpec world, Simulator simulator, SimulationConfig config) {
        this.library = library;
        this.world = world;
        this.simulator = simulator;
        this.config = config;
    }

    @Override
    public Assessment assess(Task task, Completion completion) {
        Optional<Span> code = completion.code();
        if (code.isEmpty() || completion.codeText().isBlank()) {
            return Assessment.of(config.pythonError());
        }
        String program = completion.codeText();
        Optional<TaskSpec> spec =
                Optional.ofNullable(task.fields().get(TASK_FIELD)).flatMap(library::task);
        List<StartVerdict> starts = spec.isPresent()
                ? simulator.judgeAll(spec.get(), program).starts()
                : List.of(simulator.judge(world, program));
        return assess(
                spec,
                starts,
                new Blame(simulator.profile() == Profile.STRICT, code.get().start(), program));
    }

    /** Judges what became of a program. */
    private Assessment assess(Optional<TaskSpec> task, List<StartVerdict> starts, Blame blame) {
        double score = 0;
        for (StartVerdict start : starts) {
            List<GoalSpec> goals =
                    task.map(t -> t.goalsOf(named(t, start.start()))).orElse(List.of());
            for (WorldVerdict one : start.worlds()) {
                double share = one.weight() / starts.size();
                double base = config.base(one.outcome());
                double earned = config.earned(one.outcome(), reached(one.goals()));
                blame.penalty(one.outcome(), -base * share);
                blame.credit(goals, one.run(), earned * share);
                score += share * (base + earned);
            }
        }
        return Assessment.of(score, blame.findings());
    }

    private static StartSpec named(TaskSpec task, String name) {
        return task.starts().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Progress beyond that of a program that does nothing, as a share of what was left to do. */
    static double reached(List<GoalResult> goals) {
        double now = goals.stream().mapToDouble(GoalResult::progress).average().orElse(0);
        double atRest = goals.stream().mapToDouble(GoalResult::atRest).average().orElse(0);
        return atRest >= 1 ? 0 : Math.max(0, (now - atRest) / (1 - atRest));
    }

    /** Collects findings, one for each place and reason. */
    private static final class Blame {
        private final boolean placed;
        private final int shift;
        private final Conditions conditions;
        private final Map<Reason, Double> amounts = new LinkedHashMap<>();

        private record Reason(Span span, boolean bad, String because) {}

        /** Creates an empty collection; places are known only where the program ran as it was written. */
        Blame(boolean placed, int shift, String program) {
            this.placed = placed;
            this.shift = shift;
            this.conditions = new Conditions(program);
        }

        /** A call that the world refuses shares its blame with the condition under which it was made. */
        void penalty(Outcome outcome, double amount) {
            String because = Outcome.word(outcome.code()) + ": " + outcome.message();
            Optional<Span> condition = outcome instanceof Outcome.SimulationError
                    ? outcome.site().flatMap(conditions::governing)
                    : Optional.empty();
            double share = condition.isPresent() ? amount / 2 : amount;
            put(outcome.site(), true, because, share);
            put(condition, true, because, share);
        }

        void credit(List<GoalSpec> goals, ProgramRun run, double amount) {
            List<Double> steps = amount > 0 ? Milestones.steps(goals, run) : List.of();
            double all = steps.stream().mapToDouble(Double::doubleValue).sum();
            for (int i = 0; i < steps.size() && all > 0; i++) {
                ProgramRun.Traced traced = run.trace().get(i);
                put(traced.site(), false, "goal: " + traced.event().kind(), amount * steps.get(i) / all);
            }
        }

        private void put(Optional<Span> site, boolean bad, String because, double amount) {
            if (placed && amount > 0) {
                site.ifPresent(s -> amounts.merge(new Reason(s.shift(shift), bad, because), amount, Double::sum));
            }
        }

        List<Finding> findings() {
            List<Finding> findings = new ArrayList<>();
            amounts.forEach((reason, amount) -> findings.add(
                    reason.bad()
                            ? new Finding.Penalty(reason.span(), amount, reason.because())
                            : new Finding.Credit(reason.span(), amount, reason.because())));
            return findings;
        }
    }
}
