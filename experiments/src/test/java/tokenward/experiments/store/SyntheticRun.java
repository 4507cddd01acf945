package tokenward.experiments.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tokenward.dsl.plan.Axis;
import tokenward.dsl.plan.Provenance;
import tokenward.dsl.type.Expression;
import tokenward.dsl.vocabulary.report.FigureSettings;
import tokenward.dsl.vocabulary.report.Series;
import tokenward.dsl.vocabulary.report.TableSettings;
import tokenward.experiments.store.record.CheckpointRecord;
import tokenward.experiments.store.record.EvaluationRecord;
import tokenward.experiments.store.record.Floats;
import tokenward.experiments.store.record.NoticeRecord;
import tokenward.experiments.store.record.PlanRecord;
import tokenward.experiments.store.record.RolloutRecord;
import tokenward.experiments.store.record.SampleRecord;
import tokenward.experiments.store.record.UpdateRecord;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Finding;
import tokenward.rewards.api.RewardBreakdown;
import tokenward.rewards.api.Task;
import tokenward.rewards.api.TokenRewards;

/** Writes run directories as a trainer would, with made-up numbers that look like learning. */
public final class SyntheticRun {
    private static final String ANSWER = """
            Here is the function:
            ```python
            def evens(xs):
                kept = [x for x in xs if x % 2 == 1]
                return sorted(kept
            ```
            """;

    private SyntheticRun() {}

    /** Returns the plan of a run on its own, with a table beside the paper's and two figures. */
    public static PlanRecord plan() {
        return plan("mbpp", "main", Map.of(), List.of(), List.of(table()), List.of(curves(), heatmap()));
    }

    /** Returns a plan with the given shape. */
    public static PlanRecord plan(
            String experiment,
            String name,
            Map<String, String> point,
            List<Axis> axes,
            List<TableSettings> tables,
            List<FigureSettings> figures) {
        TreeMap<String, String> facts = new TreeMap<>();
        facts.put("machine.cores", "2");
        facts.put("machine.device", "cpu");
        facts.put("tokenward.version", "0.1.0");
        return new PlanRecord(
                experiment,
                "Experiment I: general-purpose Python",
                "experiments/paper/mbpp.exp",
                "1f0c5aa2b9e36d7700000000000000000000000000000000000000000000beef",
                "1f0c5aa2b9e36d7700000000000000000000000000000000000000000000beef",
                name,
                point,
                axes,
                "r_t = 0.1 syntax + 0.1 lint + 0.7 unit_tests - 0.1 KL",
                List.of(
                        new Provenance("credit", "dense", Provenance.Kind.PAPER, "pipeline.exp:5", "2.3: every token"),
                        new Provenance(
                                "ppo.learning_rate",
                                "1e-5",
                                Provenance.Kind.ASSUMED,
                                "mbpp.exp:14",
                                "digits missing from our copy of Table 3"),
                        new Provenance("ppo.clip_range", "0.2", Provenance.Kind.PAPER, "pipeline.exp:45", "Tables 3"),
                        new Provenance("ppo.epochs", "4", Provenance.Kind.DEFAULT, "", ""),
                        new Provenance("kl.coefficient", "0.05", Provenance.Kind.COMMAND_LINE, "argument 3", ""),
                        new Provenance(
                                "rollout.temperature", "1.0", Provenance.Kind.TUNED, "mbpp.exp:9", "validation")),
                tables,
                figures,
                facts);
    }

    /** Writes a run of {@code updates} updates below a folder of runs. */
    public static RunDirectory write(Path runs, PlanRecord plan, int updates, long seed, double speed) {
        RunDirectory directory = RunDirectory.create(runs, plan);
        SplittableRandom random = new SplittableRandom(seed);
        try (RunWriter writer = RunWriter.begin(directory)) {
            writer.write(evaluation(0, EvaluationRecord.Policy.BASE, level(0, updates, speed), random));
            for (int update = 1; update <= updates; update++) {
                writer.write(update(update, updates, speed, random));
                if (update % 10 == 0) {
                    writer.writeRollouts(update, List.of(rollout(update, random), rollout(update, random)));
                    writer.write(
                            evaluation(update, EvaluationRecord.Policy.UPDATE, level(update, updates, speed), random));
                    writer.write(new CheckpointRecord(update, "checkpoints/update-%05d".formatted(update)));
                }
            }
            writer.write(evaluation(updates, EvaluationRecord.Policy.TUNED, level(updates, updates, speed), random));
            writer.write(new NoticeRecord(updates, "finished", "all " + updates + " updates are done"));
        }
        return directory;
    }

    static UpdateRecord update(int update, int updates, double speed, SplittableRandom random) {
        double level = level(update, updates, speed);
        SortedMap<String, Double> metrics = new TreeMap<>();
        metrics.put("reward.total", 0.2 + 0.7 * level + 0.04 * random.nextGaussian());
        metrics.put("reward.syntax", -0.4 * (1 - level) + 0.03 * random.nextGaussian());
        metrics.put("reward.lint", -0.2 * (1 - level) + 0.03 * random.nextGaussian());
        metrics.put("reward.unit_tests", level + 0.05 * random.nextGaussian());
        metrics.put("kl.sequence", 3 * level + 0.1 * random.nextGaussian());
        metrics.put("kl.token", 0.05 * level + 0.001 * random.nextGaussian());
        metrics.put("policy.loss", -0.02 + 0.005 * random.nextGaussian());
        metrics.put("policy.clip_fraction", 0.1 + 0.02 * random.nextGaussian());
        metrics.put("policy.entropy", 0.9 - 0.5 * level + 0.02 * random.nextGaussian());
        metrics.put("value.loss", 0.3 * (1 - level) + 0.02 * random.nextGaussian());
        metrics.put("value.explained_variance", level);
        metrics.put("gradient.norm", 0.8 + 0.1 * random.nextGaussian());
        metrics.put("learning_rate", 1e-4 * (1 - (double) update / updates));
        metrics.put("tokens", 3840.0 * update);
        metrics.put("completion.tokens", 60 + 5 * random.nextGaussian());
        return new UpdateRecord(update, updates, metrics, update * 1.5);
    }

    static EvaluationRecord evaluation(
            int update, EvaluationRecord.Policy policy, double level, SplittableRandom random) {
        List<SampleRecord> samples = new ArrayList<>();
        int passed = 0;
        for (int task = 0; task < 40; task++) {
            boolean pass = random.nextDouble() < level;
            passed += pass ? 1 : 0;
            samples.add(new SampleRecord(
                    "Mbpp/" + task,
                    "def evens(xs):\n    return xs\n",
                    pass,
                    pass ? "passed" : "failed",
                    pass ? "" : "assert 2 of 3 failed",
                    ANSWER,
                    new TreeMap<>()));
        }
        TreeMap<String, Double> metrics = new TreeMap<>();
        metrics.put("pass@1", passed / 40.0);
        return new EvaluationRecord(update, "mbpp", policy, metrics, samples);
    }

    static RolloutRecord rollout(int update, SplittableRandom random) {
        Completion completion = tokens(ANSWER);
        Span code = new Span(ANSWER.indexOf("def"), ANSWER.lastIndexOf("```"));
        int wrong = ANSWER.indexOf("== 1");
        int open = ANSWER.indexOf("(kept");
        int n = completion.length();
        double[] syntax = new double[n];
        double[] tests = new double[n];
        double[] kl = new double[n];
        double[] advantages = new double[n];
        double[] values = new double[n];
        double[] logProbs = new double[n];
        double[] references = new double[n];
        double[] returns = new double[n];
        double[] total = new double[n];
        var inCode = completion.withCode(Optional.of(code)).codeTokens();
        for (int t = 0; t < n; t++) {
            Span span = completion.spanOf(t);
            syntax[t] = span.contains(open) ? -1 : 0;
            tests[t] = !inCode.contains(t) ? 0 : span.start() >= wrong && span.end() <= wrong + 4 ? -0.3 : 0.04;
            logProbs[t] = -0.4 * random.nextDouble();
            references[t] = logProbs[t] - 0.02 * random.nextGaussian();
            kl[t] = logProbs[t] - references[t];
            values[t] = 0.3 + 0.1 * random.nextGaussian();
            advantages[t] = random.nextGaussian();
            returns[t] = values[t] + advantages[t];
            total[t] = 0.1 * syntax[t] + 0.7 * tests[t];
        }
        TreeMap<String, RewardBreakdown.Term> terms = new TreeMap<>();
        terms.put(
                "syntax",
                new RewardBreakdown.Term(
                        0.1,
                        TokenRewards.of(syntax),
                        new Assessment(
                                List.of(new Finding.Penalty(new Span(open, open + 1), 1, "`(` is never closed")),
                                OptionalDouble.of(-1))));
        terms.put(
                "unit_tests",
                new RewardBreakdown.Term(
                        0.7,
                        TokenRewards.of(tests),
                        new Assessment(
                                List.of(new Finding.Penalty(new Span(wrong, wrong + 4), 0.9, "keeps odd numbers")),
                                OptionalDouble.of(0.33))));
        TreeMap<String, Floats> series = new TreeMap<>();
        series.put("kl", Floats.of(kl));
        series.put("log_probs", Floats.of(logProbs));
        series.put("reference_log_probs", Floats.of(references));
        series.put("values", Floats.of(values));
        series.put("advantages", Floats.of(advantages));
        series.put("returns", Floats.of(returns));
        return RolloutRecord.of(
                update,
                Task.of("Mbpp/7", "Write a function that returns the even numbers of a list, sorted.", "", List.of()),
                "<|user|>\nWrite a function ...\n<|assistant|>\n",
                completion.withCode(Optional.of(code)),
                new RewardBreakdown(terms, TokenRewards.of(total), Optional.empty()),
                series);
    }

    private static double level(int update, int updates, double speed) {
        double x = speed * update / Math.max(1, updates);
        return 0.45 + 0.5 * (1 - Math.exp(-3 * x));
    }

    /** Cuts text into words with their leading space, punctuation and newlines, as byte-level BPE roughly does. */
    private static Completion tokens(String text) {
        List<Span> spans = new ArrayList<>();
        var pieces = java.util.regex.Pattern.compile(" ?[A-Za-z_]+|\\n *|\\d| ?[^A-Za-z_\\s\\d]+| ")
                .matcher(text);
        while (pieces.find()) {
            spans.add(new Span(pieces.start(), pieces.end()));
        }
        spans.add(Span.at(text.length()));
        int[] ids = spans.stream().mapToInt(span -> 100 + span.length()).toArray();
        int[] starts = spans.stream().mapToInt(Span::start).toArray();
        int[] ends = spans.stream().mapToInt(Span::end).toArray();
        return Completion.of(text, ids, starts, ends, Optional.empty(), true);
    }

    /** Returns the paper's Table 1, first column. */
    public static TableSettings table() {
        return new TableSettings(
                "table_1",
                "Pass@1 before and after fine-tuning",
                List.of(call("baseline", "policy"), call("final", "policy"), new Expression.Name("change")),
                List.of(new Expression.Name("evaluate.mbpp.pass@1")),
                Optional.empty(),
                Optional.empty(),
                List.of(List.of(0.460), List.of(0.653), List.of(0.193)),
                Optional.of(3));
    }

    /** Returns a figure of learning curves. */
    public static FigureSettings curves() {
        return new FigureSettings(
                "components",
                "Which reward component moves first",
                FigureSettings.Kind.CURVES,
                new Series("update"),
                List.of(
                        new Expression.Name("reward.syntax"),
                        new Expression.Name("reward.lint"),
                        new Expression.Name("reward.unit_tests")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns a figure of one rollout's tokens. */
    public static FigureSettings heatmap() {
        return new FigureSettings(
                "credit_map",
                "One rollout, token by token",
                FigureSettings.Kind.HEATMAP,
                new Series("update"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Expression.Call(
                        "rollout",
                        List.of(
                                new Expression.Argument("", call("best", "reward.total")),
                                new Expression.Argument("update", new Expression.Name("last"))))));
    }

    /** Returns a call with one name as its argument. */
    public static Expression call(String function, String name) {
        return new Expression.Call(function, List.of(new Expression.Argument("", new Expression.Name(name))));
    }

    /** Writes an experiment swept over both credits and seeds from 1 on; dense credit learns more. */
    public static RunDirectory sweep(Path runs, int seeds, int updates) {
        List<String> numbers =
                IntStream.rangeClosed(1, seeds).mapToObj(Integer::toString).toList();
        List<Axis> axes = List.of(new Axis("credit", List.of("dense", "sparse")), new Axis("seed", numbers));
        RunDirectory top = RunDirectory.create(runs, plan("ablation", "", Map.of(), axes, List.of(), List.of()));
        for (String credit : axes.get(0).values()) {
            for (String seed : numbers) {
                Map<String, String> point = new LinkedHashMap<>();
                point.put("credit", credit);
                point.put("seed", seed);
                String name = "credit=" + credit + ",seed=" + seed;
                write(
                        runs,
                        plan("ablation", name, point, List.of(), List.of(), List.of()),
                        updates,
                        Long.parseLong(seed),
                        credit.equals("dense") ? 1 : 0.4);
            }
        }
        return top;
    }
}
