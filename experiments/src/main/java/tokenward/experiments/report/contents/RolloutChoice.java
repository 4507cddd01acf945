package tokenward.experiments.report.contents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tokenward.dsl.type.Expression;
import tokenward.dsl.vocabulary.report.FigureSettings;
import tokenward.experiments.figure.TokenMap;
import tokenward.experiments.measure.Arguments;
import tokenward.experiments.measure.Experiment;
import tokenward.experiments.measure.Experiment.Run;
import tokenward.experiments.measure.Measurements;
import tokenward.experiments.store.RunDirectory;
import tokenward.experiments.store.record.EvaluationRecord;
import tokenward.experiments.store.record.EvaluationRecord.Policy;
import tokenward.experiments.store.record.Floats;
import tokenward.experiments.store.record.RolloutRecord;
import tokenward.experiments.table.Words;

/** Picks the rollouts a report shows out of all that were sampled, reading one at a time. */
public final class RolloutChoice {
    private static final int MOST = 12;

    private final Experiment experiment;

    public RolloutChoice(Experiment experiment) {
        this.experiment = experiment;
    }

    /** A rollout and what is said about it. */
    public record Chosen(String run, String why, RolloutRecord rollout) {}

    /** Returns the best, the middle and the worst rollout early, half-way and late in the run, or late in each group. */
    List<Chosen> forPage() {
        Map<Map<String, String>, Run> firsts = new LinkedHashMap<>();
        for (Run run : experiment.runs()) {
            Map<String, String> group = new LinkedHashMap<>(run.point());
            group.remove("seed");
            firsts.putIfAbsent(group, run);
        }
        List<Chosen> chosen = new ArrayList<>();
        for (Run run : firsts.values()) {
            List<Integer> updates = run.measured().run().updatesWithRollouts();
            TreeSet<Integer> shown = new TreeSet<>();
            if (!updates.isEmpty()) {
                shown.add(updates.get(updates.size() - 1));
                if (firsts.size() == 1) {
                    shown.add(updates.get(0));
                    shown.add(updates.get((updates.size() - 1) / 2));
                }
            }
            for (int update : shown) {
                chosen.addAll(extremes(run, update, firsts.size() == 1));
            }
        }
        return chosen.subList(0, Math.min(firsts.size() == 1 ? MOST : 2 * MOST, chosen.size()));
    }

    /** Returns a figure of rollouts, one for each value of the facet. */
    TokenMap tokenMap(FigureSettings settings) {
        String facet = settings.facet().map(Object::toString).orElse("");
        List<TokenMap.Map> maps = new ArrayList<>();
        if (experiment.hasAxis(facet)) {
            for (String value : experiment.valuesOf(facet)) {
                one(experiment.at(Map.of(facet, value)), settings.of())
                        .ifPresent(rollout -> maps.add(map(facet + " = " + value + ", ", rollout, total(rollout))));
            }
        } else {
            one(experiment.runs(), settings.of()).ifPresent(rollout -> {
                boolean isPlacement = facet.equals("credit");
                maps.add(map(isPlacement ? "dense, " : "", rollout, total(rollout)));
                if (isPlacement) {
                    maps.add(map("the same reward, sparse, ", rollout, sparse(rollout)));
                }
            });
        }
        return new TokenMap(settings.title(), maps);
    }

    private static TokenMap.Map map(String before, RolloutRecord rollout, Floats amounts) {
        List<TokenMap.Token> tokens = new ArrayList<>();
        int shown = 0;
        for (int t = 0; t < rollout.length(); t++) {
            // Tokens that share a character overlap; each character is shown once.
            int start = Math.max(shown, rollout.tokens().get(t).start());
            int end = Math.max(start, rollout.tokens().get(t).end());
            tokens.add(new TokenMap.Token(rollout.completion().substring(start, end), amounts.at(t)));
            shown = end;
        }
        return new TokenMap.Map(before + "task " + rollout.taskId() + " at update " + rollout.update(), tokens);
    }

    private static Floats total(RolloutRecord rollout) {
        return rollout.series("total").orElse(Floats.of(new float[rollout.length()]));
    }

    private static Floats sparse(RolloutRecord rollout) {
        float[] sparse = new float[rollout.length()];
        if (sparse.length > 0) {
            sparse[sparse.length - 1] = (float) rollout.reward();
        }
        return Floats.of(sparse);
    }

    /** {@code rollout(best(reward.total), update: last)}. */
    private static Optional<RolloutRecord> one(List<Run> runs, Optional<Expression> of) {
        if (runs.isEmpty()) {
            return Optional.empty();
        }
        RunDirectory run = runs.get(0).measured().run();
        List<Integer> updates = run.updatesWithRollouts();
        if (updates.isEmpty()) {
            return Optional.empty();
        }
        String which = "best";
        String series = "reward.total";
        int update = updates.get(updates.size() - 1);
        if (of.isPresent() && of.get() instanceof Expression.Call call) {
            Arguments arguments = Arguments.of(call);
            Optional<Expression> choice = arguments.get("choice", 0);
            if (choice.isPresent() && choice.get() instanceof Expression.Call picked) {
                which = picked.function();
                series = Arguments.of(picked).word("series", 0);
            }
            update = arguments
                    .get("update", 1)
                    .map(wanted -> update(runs.get(0).measured(), wanted))
                    .orElse(update);
        }
        List<RolloutRecord> kept = new ArrayList<>();
        Comparator<RolloutRecord> order = Comparator.comparingDouble(by(series));
        boolean wantsLeast = which.equals("worst");
        run.forEachRollout(update, rollout -> {
            int better = kept.isEmpty() ? 0 : order.compare(rollout, kept.get(0));
            boolean isFirst = kept.isEmpty();
            if (isFirst || (wantsLeast ? better < 0 : better > 0)) {
                kept.clear();
                kept.add(rollout);
            }
        });
        return kept.stream().findFirst();
    }

    private static java.util.function.ToDoubleFunction<RolloutRecord> by(String series) {
        String channel = series.startsWith("reward.") ? series.substring("reward.".length()) : series;
        return rollout -> {
            RolloutRecord.TermRecord term = rollout.terms().get(channel);
            return term == null ? rollout.reward() : term.rewards().sum();
        };
    }

    /** {@code first}, {@code last}, {@code best} (that of the policy handed out) or a number; the nearest with rollouts. */
    private static int update(Measurements run, Expression wanted) {
        List<Integer> updates = run.run().updatesWithRollouts();
        int last = updates.get(updates.size() - 1);
        int near = switch (wanted.toString()) {
            case "first" -> updates.get(0);
            case "last" -> last;
            case "best" ->
                run.evaluations().stream()
                        .filter(evaluation -> evaluation.policy() == Policy.TUNED)
                        .mapToInt(EvaluationRecord::update)
                        .max()
                        .orElse(last);
            default -> wanted instanceof Expression.Number number ? (int) number.value() : last;
        };
        return updates.stream()
                .min(Comparator.comparingInt((Integer update) -> Math.abs(update - near)))
                .orElse(last);
    }

    private static List<Chosen> extremes(Run run, int update, boolean withMiddle) {
        List<Double> rewards = new ArrayList<>();
        run.measured().run().forEachRollout(update, rollout -> rewards.add(rollout.reward()));
        List<Integer> ranked = new ArrayList<>();
        for (int i = 0; i < rewards.size(); i++) {
            ranked.add(i);
        }
        ranked.sort(Comparator.comparingDouble(rewards::get).reversed().thenComparing(Comparator.naturalOrder()));
        Map<Integer, String> wanted = new LinkedHashMap<>();
        if (!ranked.isEmpty()) {
            wanted.put(ranked.get(0), "best");
            wanted.putIfAbsent(ranked.get(ranked.size() - 1), "worst");
            if (withMiddle) {
                wanted.putIfAbsent(ranked.get(ranked.size() / 2), "middle");
            }
        }
        Map<String, Chosen> found = new LinkedHashMap<>();
        int[] index = {0};
        run.measured().run().forEachRollout(update, rollout -> {
            String why = wanted.get(index[0]++);
            if (why != null) {
                found.put(why, new Chosen(Words.point(run.point()), why, rollout));
            }
        });
        List<Chosen> ordered = new ArrayList<>();
        for (String why : List.of("best", "middle", "worst")) {
            Optional.ofNullable(found.get(why)).ifPresent(ordered::add);
        }
        return ordered;
    }
}
