package tokenward.experiments.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tokenward.dsl.groovy.RewardBodies;
import tokenward.dsl.vocabulary.Credit;
import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.dsl.vocabulary.reward.AstMatchSettings;
import tokenward.dsl.vocabulary.reward.CommandSettings;
import tokenward.dsl.vocabulary.reward.CustomSettings;
import tokenward.dsl.vocabulary.reward.DataFlowSettings;
import tokenward.dsl.vocabulary.reward.LintSettings;
import tokenward.dsl.vocabulary.reward.RewardSettings;
import tokenward.dsl.vocabulary.reward.SimulationSettings;
import tokenward.dsl.vocabulary.reward.SyntaxSettings;
import tokenward.dsl.vocabulary.reward.TaskField;
import tokenward.dsl.vocabulary.reward.Term;
import tokenward.dsl.vocabulary.reward.UnitTestSettings;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Reward;
import tokenward.rewards.api.Task;
import tokenward.rewards.ast.AstMatchConfig;
import tokenward.rewards.ast.AstMatchReward;
import tokenward.rewards.attribution.Attribution;
import tokenward.rewards.attribution.Channel;
import tokenward.rewards.attribution.Normalize;
import tokenward.rewards.attribution.PerToken;
import tokenward.rewards.attribution.Spans;
import tokenward.rewards.attribution.Spread;
import tokenward.rewards.attribution.Terminal;
import tokenward.rewards.attribution.Uniform;
import tokenward.rewards.command.CommandConfig;
import tokenward.rewards.command.CommandReward;
import tokenward.rewards.dataflow.DataFlowConfig;
import tokenward.rewards.dataflow.DataFlowReward;
import tokenward.rewards.lint.LintConfig;
import tokenward.rewards.lint.LintReward;
import tokenward.rewards.lint.Ruff;
import tokenward.rewards.plugin.Providers;
import tokenward.rewards.sandbox.Tool;
import tokenward.rewards.syntax.AfterViolation;
import tokenward.rewards.syntax.SyntaxReward;
import tokenward.rewards.unittest.AssertTests;
import tokenward.rewards.unittest.UnitTestReward;

/** The reward channels of an experiment. */
public final class Channels implements AutoCloseable {
    private final List<Channel> channels = new ArrayList<>();

    /** Builds every channel, starting what each needs. */
    public Channels(ExperimentSettings settings, Sandboxes sandboxes, Worlds worlds) {
        List<String> defined = simulated(settings, worlds);
        for (RewardSettings reward : settings.reward()) {
            Term term = reward.term();
            Spread spread = Spread.valueOf(term.spread().name());
            channels.add(new Channel(
                    reward.name(),
                    term.weight(),
                    clipped(reward(reward, sandboxes, worlds, defined), term),
                    settings.credit() == Credit.SPARSE ? new Terminal() : attribution(reward, spread),
                    Normalize.valueOf(term.normalize().name())));
        }
    }

    /** Returns the channels in the order of the experiment. */
    public List<Channel> list() {
        return List.copyOf(channels);
    }

    static Attribution attribution(RewardSettings reward, Spread spread) {
        return switch (reward.attribution()) {
            case TOKEN -> isAbsorbing(reward) ? new Spans(spread) : new PerToken(spread);
            case SPANS -> new Spans(spread);
            case UNIFORM -> new Uniform(spread);
            case TERMINAL -> new Terminal();
        };
    }

    /** Whether a penalty lies on all that follows: the token it begins at is then only the first of many. */
    private static boolean isAbsorbing(RewardSettings reward) {
        return reward instanceof SyntaxSettings syntax
                && syntax.afterViolation() == SyntaxSettings.AfterViolation.ABSORBING;
    }

    /** Returns the calls of every world a program is run in; to a linter they would be undefined names. */
    private static List<String> simulated(ExperimentSettings settings, Worlds worlds) {
        return settings.reward().stream()
                .filter(SimulationSettings.class::isInstance)
                .flatMap(reward -> worlds.calls((SimulationSettings) reward).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static Reward reward(RewardSettings reward, Sandboxes sandboxes, Worlds worlds, List<String> defined) {
        return switch (reward) {
            case UnitTestSettings tests ->
                new UnitTestReward(
                        new AssertTests(sandboxes.pool(), sandboxes.limits(tests.timeout())),
                        UnitTestReward.Score.valueOf(tests.score().name()),
                        UnitTestReward.Blame.valueOf(tests.blame().name()));
            case SyntaxSettings syntax ->
                new SyntaxReward(
                        Languages.of(syntax),
                        AfterViolation.valueOf(syntax.afterViolation().name()),
                        0);
            case LintSettings lint -> lint(lint, defined);
            case DataFlowSettings flow ->
                new DataFlowReward(
                        new DataFlowConfig(
                                DataFlowConfig.Mode.valueOf(flow.mode().name()),
                                DataFlowConfig.Matching.valueOf(flow.matching().name()),
                                DataFlowConfig.Split.HEAD,
                                0),
                        reference(flow.compareTo()));
            case AstMatchSettings ast -> new AstMatchReward(AstMatchConfig.DEFAULTS, reference(ast.compareTo()));
            case CommandSettings command -> command(command, sandboxes);
            case CustomSettings custom -> custom(custom);
            case SimulationSettings simulation -> worlds.reward(simulation, sandboxes);
        };
    }

    /** A body, or what its provider makes of the block's parameters. */
    private static Reward custom(CustomSettings custom) {
        return custom.provider().isPresent()
                ? Providers.of(custom.classpath()).create(custom.provider().get(), custom.parameters())
                : new RewardBodies().compile(custom);
    }

    private static Reward command(CommandSettings command, Sandboxes sandboxes) {
        Tool tool = Tool.open(
                "reward " + command.name(),
                command.run(),
                sandboxes.toolWalls(),
                command.timeout(),
                sandboxes.memoryBytes());
        CommandConfig config = new CommandConfig(
                command.file(),
                command.input() == CommandSettings.Input.STDIN,
                command.pattern().map(Pattern::compile),
                command.ignore().stream().map(Pattern::compile).toList(),
                command.penalty(),
                command.clean());
        return new CommandReward("reward " + command.name(), tool, config);
    }

    private static Reward lint(LintSettings lint, List<String> defined) {
        LintConfig config = LintConfig.DEFAULTS
                .withRules(names(lint.rules()), names(lint.ignore()))
                .withBuiltins(Stream.concat(lint.builtins().stream(), defined.stream())
                        .distinct()
                        .toList())
                .withTarget("py" + lint.python().replace(".", ""))
                .withWeights(lint.severity())
                .withClean(lint.form() == LintSettings.Form.CLEAN ? 1 : 0);
        try {
            return new LintReward(config, Ruff.open(config));
        } catch (IllegalArgumentException wrong) {
            throw RunException.setting("reward `" + lint.name() + "`: " + wrong.getMessage());
        }
    }

    private static Function<Task, Optional<String>> reference(TaskField field) {
        return field.field().equals("solution")
                ? Task::solution
                : task -> Optional.ofNullable(task.fields().get(field.field()));
    }

    private static List<String> names(List<LintSettings.Rule> rules) {
        return rules.stream().map(LintSettings.Rule::code).toList();
    }

    /** Cuts a channel's scalar to a distance from 0, and its findings in proportion. */
    private static Reward clipped(Reward reward, Term term) {
        if (term.clip().isEmpty()) {
            return reward;
        }
        double limit = term.clip().get();
        return new Reward() {
            @Override
            public Assessment assess(Task task, tokenward.rewards.api.Completion completion) {
                Assessment whole = reward.assess(task, completion);
                double score = whole.score().orElse(0);
                return Math.abs(score) <= limit ? whole : whole.scaled(limit / Math.abs(score));
            }

            @Override
            public void close() {
                reward.close();
            }
        };
    }

    @Override
    public void close() {
        channels.forEach(channel -> channel.reward().close());
    }
}
