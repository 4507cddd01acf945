package tokenward.experiments.report.contents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tokenward.experiments.measure.Experiment;
import tokenward.experiments.store.record.PlanRecord;

/** Says in one line which runs a table or a figure comes from, so that a file on its own can be traced. */
final class Origin {
    private Origin() {}

    /** Returns {@code dense_vs_sparse/4d0fed62, 10 runs, seeds 1 to 5, 12 updates of 64 rollouts}. */
    static String of(Experiment experiment) {
        PlanRecord plan = experiment.plan();
        List<String> parts = new ArrayList<>();
        parts.add(plan.fingerprint().isEmpty() ? plan.experiment() : plan.experiment() + "/" + plan.abbreviated());
        int runs = experiment.runs().size();
        if (runs != 1) {
            parts.add(runs + " runs");
        }
        seeds(experiment).ifPresent(parts::add);
        setting(plan, "budget.updates")
                .map(updates -> updates
                        + setting(plan, "ppo.batch")
                                .map(batch -> " of " + batch)
                                .orElse(""))
                .ifPresent(parts::add);
        return String.join(", ", parts);
    }

    /** Returns the seeds of the runs there are. */
    private static Optional<String> seeds(Experiment experiment) {
        List<String> seeds = experiment.runs().stream()
                .flatMap(run -> run.measured().setting("seed").stream())
                .distinct()
                .toList();
        if (seeds.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(seeds.size() == 1 ? "seed " + seeds.getFirst() : span(seeds));
    }

    private static String span(List<String> seeds) {
        String first = seeds.getFirst();
        String last = seeds.getLast();
        boolean isRange = Stream.of(first, last).allMatch(seed -> seed.matches("\\d{1,9}"))
                && Integer.parseInt(last) - Integer.parseInt(first) == seeds.size() - 1;
        return "seeds " + (isRange ? first + " to " + last : String.join(", ", seeds));
    }

    private static Optional<String> setting(PlanRecord plan, String path) {
        return plan.settings().stream()
                .filter(setting ->
                        setting.path().equals(path) && !setting.value().equals("none"))
                .map(setting -> setting.value())
                .findFirst();
    }
}
