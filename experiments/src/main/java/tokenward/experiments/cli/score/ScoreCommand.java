package tokenward.experiments.cli.score;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.experiments.cli.terminal.ExitCode;
import tokenward.experiments.cli.terminal.Terminals;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.experiments.data.Answer;
import tokenward.experiments.data.Answers;
import tokenward.experiments.data.Tasks;
import tokenward.experiments.report.html.LedgerPage;
import tokenward.experiments.run.PlanJudge;
import tokenward.experiments.score.ChannelName;
import tokenward.experiments.score.ScoreSettings;
import tokenward.experiments.score.Scorer;
import tokenward.experiments.store.record.RolloutRecord;
import tokenward.rewards.attribution.Attribution;
import tokenward.rewards.attribution.PerToken;
import tokenward.rewards.attribution.Spans;
import tokenward.rewards.attribution.Spread;
import tokenward.rewards.attribution.Terminal;
import tokenward.rewards.attribution.Uniform;
import tokenward.rewards.dataflow.DataFlowConfig;
import tokenward.rewards.lint.LintConfig;
import tokenward.rewards.unittest.UnitTestReward;

/** {@code exp score}: what a channel pays to each token of completions in a file. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description = {
            "Scores a file of completions and shows what was paid to each token, and why.",
            "REWARD is a channel (lint, data_flow, ast_match, syntax, unit_tests), or an .exp file: its experiment's",
            "channels with their weights, or the rewards it defines."
        },
        footer = {
            "",
            "Examples:",
            "  exp score lint --tasks mbpp.jsonl --completions samples.jsonl",
            "  exp score experiments/rewards/security.exp --tasks mbpp.jsonl --completions samples.jsonl --html ledger.html",
            "  exp score data_flow --mode fixed --tasks mbpp.jsonl --completions runs/mbpp/*/rollouts/update-00010.jsonl"
        })
public final class ScoreCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in before call().
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "REWARD", description = "A channel, or an .exp file.")
    @SuppressWarnings("NullAway.Init")
    private String channel;

    @Parameters(index = "1..*", paramLabel = "PATH=VALUE", description = "Settings that replace those of the file.")
    private List<String> overrides = List.of();

    @Option(names = "--reward", paramLabel = "NAME", description = "Only this reward of the file.")
    private Optional<String> reward = Optional.empty();

    @Option(names = "--html", paramLabel = "FILE", description = "Write the ledgers as one page, token by token.")
    private Optional<Path> html = Optional.empty();

    @Option(names = "--tasks", required = true, paramLabel = "FILE", description = "The tasks, JSON Lines or an array.")
    @SuppressWarnings("NullAway.Init")
    private Path tasks;

    @Option(
            names = "--completions",
            required = true,
            paramLabel = "FILE",
            description = "The completions, JSON Lines with `task_id` and `completion` or `solution`.")
    @SuppressWarnings("NullAway.Init")
    private Path completions;

    @Option(names = "--json", description = "Print one JSON object a line instead of coloured source.")
    private boolean json;

    @Option(
            names = "--extract",
            paramLabel = "WHERE",
            description = "Where the program is: fence, whole, function, longest, sanitize, or auto (default).")
    private ScoreSettings.Extract extract = ScoreSettings.Extract.AUTO;

    @Option(
            names = "--attribution",
            paramLabel = "WHICH",
            description = "Tokens paid: spans, token, uniform or terminal; ${DEFAULT-VALUE} unless given.")
    private String attribution = "spans";

    @Option(names = "--mode", paramLabel = "MODE", description = "data_flow: codebleu (default) or fixed.")
    private DataFlowConfig.Mode mode = DataFlowConfig.Mode.CODEBLEU;

    @Option(names = "--matching", paramLabel = "HOW", description = "data_flow: global (default) or bipartite.")
    private DataFlowConfig.Matching matching = DataFlowConfig.Matching.GLOBAL;

    @Option(names = "--rules", split = ",", paramLabel = "RULE", description = "lint: rules checked instead of ours.")
    private List<String> rules = List.of();

    @Option(
            names = "--builtins",
            split = ",",
            paramLabel = "NAME",
            description = "lint: names a program may use without defining them, such as a robot's calls.")
    private List<String> builtins = List.of();

    @Option(names = "--clean", paramLabel = "WORTH", description = "lint: what clean code earns, in [0, 1].")
    private double clean;

    @Option(names = "--tests", paramLabel = "SCORE", description = "unit_tests: pass_at_1 (default) or pass_ratio.")
    private UnitTestReward.Score tests = UnitTestReward.Score.PASS_AT_1;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Answer> answers = Answers.read(completions);
        ScoreTotals totals = new ScoreTotals();
        List<RolloutRecord> pages = new ArrayList<>();
        LedgerPrinter printer = new LedgerPrinter(out, Terminals.colour());
        try (Scorer scorer = scorer()) {
            scorer.score(Tasks.read(tasks), answers, score -> {
                totals.add(score);
                if (json) {
                    LedgerLines.of(score).forEach(out::println);
                } else if (html.isEmpty()) {
                    printer.print(score);
                }
                html.ifPresent(file -> pages.add(
                        RolloutRecord.of(0, score.task(), "", score.completion(), score.ledger(), new TreeMap<>())));
            });
        } catch (IllegalArgumentException wrong) {
            throw UserError.input(completions + ": " + wrong.getMessage());
        }
        if (!json) {
            totals.lines(channel, answers.size()).forEach(out::println);
        }
        html.ifPresent(file -> page(file, pages, totals));
        out.flush();
        return totals.broken() == 0 ? 0 : ExitCode.ENVIRONMENT;
    }

    private void page(Path file, List<RolloutRecord> ledgers, ScoreTotals totals) {
        try {
            String heading = Path.of(channel).getFileName() + " on " + completions.getFileName();
            Files.writeString(file, LedgerPage.write(heading, totals.rows(), ledgers));
        } catch (IOException e) {
            throw new UncheckedIOException("`" + file + "` cannot be written", e);
        }
        spec.commandLine().getErr().println(file + " written");
    }

    private Scorer scorer() {
        if (!channel.endsWith(".exp")) {
            if (reward.isPresent() || !overrides.isEmpty()) {
                throw UserError.input("--reward and settings belong to a file, and `" + channel + "` is a channel");
            }
            return scorer(settings());
        }
        Path file = Path.of(channel);
        ExperimentPlan plan =
                ScoredRewards.plan(file, reward, overrides, spec.commandLine().getErr());
        PlanJudge judge = new PlanJudge(plan.first().settings(), plan.worlds());
        return Scorer.of(judge, plan.source().equals(file));
    }

    private static Scorer scorer(ScoreSettings settings) {
        try {
            return new Scorer(settings);
        } catch (IllegalArgumentException wrong) {
            throw UserError.input(String.valueOf(wrong.getMessage()));
        }
    }

    private ScoreSettings settings() {
        ChannelName name = ChannelName.of(channel)
                .orElseThrow(() -> UserError.input("there is no reward channel `" + channel + "`\nhelp: choose one of "
                        + String.join(
                                ", ",
                                Arrays.stream(ChannelName.values())
                                        .map(ChannelName::toString)
                                        .toList())));
        LintConfig lint = lint();
        DataFlowConfig flow = new DataFlowConfig(mode, matching, DataFlowConfig.Split.HEAD, 0);
        return new ScoreSettings(name, extract, attribution(), lint, flow, tests);
    }

    private LintConfig lint() {
        try {
            LintConfig lint = LintConfig.DEFAULTS.withClean(clean).withBuiltins(builtins);
            return rules.isEmpty() ? lint : lint.withRules(rules, List.of());
        } catch (IllegalArgumentException wrong) {
            throw UserError.input(String.valueOf(wrong.getMessage()));
        }
    }

    private Attribution attribution() {
        return switch (attribution.toLowerCase(Locale.ROOT)) {
            case "spans" -> new Spans(Spread.SHARE);
            case "token" -> new PerToken(Spread.SHARE);
            case "uniform" -> new Uniform(Spread.SHARE);
            case "terminal" -> new Terminal();
            default ->
                throw UserError.input("there is no attribution `" + attribution
                        + "`\nhelp: choose one of spans, token, uniform, terminal");
        };
    }
}
