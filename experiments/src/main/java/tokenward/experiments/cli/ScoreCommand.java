package tokenward.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.experiments.data.Answer;
import tokenward.experiments.data.Answers;
import tokenward.experiments.data.Tasks;
import tokenward.experiments.score.ChannelName;
import tokenward.experiments.score.Score;
import tokenward.experiments.score.ScoreSettings;
import tokenward.experiments.score.Scorer;
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
            "Scores a file of completions with one reward channel and shows what was paid to each token, and why.",
            "Channels: lint, data_flow, ast_match, syntax, unit_tests."
        },
        footer = {
            "",
            "Examples:",
            "  exp score lint --tasks mbpp.jsonl --completions samples.jsonl",
            "  exp score data_flow --mode fixed --tasks mbpp.jsonl --completions runs/mbpp/*/rollouts/update-00010.jsonl"
        })
final class ScoreCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in before call().
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CHANNEL", description = "The reward channel.")
    @SuppressWarnings("NullAway.Init")
    private String channel;

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
            description = "Where the program is: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
    private ScoreSettings.Extract extract = ScoreSettings.Extract.AUTO;

    @Option(
            names = "--attribution",
            paramLabel = "WHICH",
            description = "Tokens paid: spans, token, uniform or terminal; ${DEFAULT-VALUE} unless given.")
    private String attribution = "spans";

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "data_flow: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
    private DataFlowConfig.Mode mode = DataFlowConfig.Mode.CODEBLEU;

    @Option(
            names = "--matching",
            paramLabel = "HOW",
            description = "data_flow: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
    private DataFlowConfig.Matching matching = DataFlowConfig.Matching.GLOBAL;

    @Option(names = "--rules", split = ",", paramLabel = "RULE", description = "lint: rules checked instead of ours.")
    private List<String> rules = List.of();

    @Option(names = "--clean", paramLabel = "WORTH", description = "lint: what clean code earns, in [0, 1].")
    private double clean;

    @Option(
            names = "--tests",
            paramLabel = "SCORE",
            description = "unit_tests: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
    private UnitTestReward.Score tests = UnitTestReward.Score.PASS_AT_1;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ScoreSettings settings = settings();
        List<Answer> answers = Answers.read(completions);
        AtomicInteger judged = new AtomicInteger();
        DoubleAdder sum = new DoubleAdder();
        LedgerPrinter printer = new LedgerPrinter(out, Terminals.colour());
        try (Scorer scorer = new Scorer(settings)) {
            scorer.score(Tasks.read(tasks), answers, score -> {
                score(score).ifPresent(value -> {
                    judged.incrementAndGet();
                    sum.add(value);
                });
                if (json) {
                    out.println(LedgerLines.of(score, settings.channel().toString()));
                } else {
                    printer.print(score);
                }
            });
        } catch (IllegalArgumentException wrong) {
            throw UserError.input(completions + ": " + wrong.getMessage());
        }
        if (!json) {
            out.printf(
                    Locale.ROOT,
                    "%s: mean %.4f over %d of %d completions%n",
                    settings.channel(),
                    judged.get() == 0 ? 0 : sum.sum() / judged.get(),
                    judged.get(),
                    answers.size());
        }
        out.flush();
        return 0;
    }

    private static OptionalDouble score(Score score) {
        return score.ledger().terms().values().stream()
                .mapToDouble(term -> term.assessment().score().orElse(0))
                .findFirst();
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
            LintConfig lint = LintConfig.DEFAULTS.withClean(clean);
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
