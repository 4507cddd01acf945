package tokenward.experiments.score;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import tokenward.experiments.data.Answer;
import tokenward.experiments.run.PlanJudge;
import tokenward.grammars.prefix.Language;
import tokenward.grammars.python.PythonLanguage;
import tokenward.grammars.python.PythonVersion;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.CodeExtractor;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Judge;
import tokenward.rewards.api.Reward;
import tokenward.rewards.api.Task;
import tokenward.rewards.ast.AstMatchConfig;
import tokenward.rewards.ast.AstMatchReward;
import tokenward.rewards.attribution.Channel;
import tokenward.rewards.attribution.Normalize;
import tokenward.rewards.attribution.RewardSum;
import tokenward.rewards.dataflow.DataFlowReward;
import tokenward.rewards.extraction.FencedBlock;
import tokenward.rewards.extraction.FunctionText;
import tokenward.rewards.extraction.LongestProgram;
import tokenward.rewards.extraction.Sanitize;
import tokenward.rewards.extraction.Whole;
import tokenward.rewards.lint.LintReward;
import tokenward.rewards.lint.Ruff;
import tokenward.rewards.sandbox.Limits;
import tokenward.rewards.sandbox.PythonPool;
import tokenward.rewards.syntax.AfterViolation;
import tokenward.rewards.syntax.SyntaxReward;
import tokenward.rewards.unittest.AssertTests;
import tokenward.rewards.unittest.UnitTestReward;

/** Asks one channel about completions. Closing it ends what the channel started. */
public final class Scorer implements AutoCloseable {
    private static final Duration TIME = Duration.ofSeconds(4);

    private final Optional<ScoreSettings> settings;
    private final List<Runnable> closing = new ArrayList<>();
    private final Judge judge;
    private final CodeExtractor extractor;
    private Optional<Language> python = Optional.empty();

    /** Starts what the channel needs. */
    public Scorer(ScoreSettings settings) {
        this.settings = Optional.of(settings);
        Reward reward = reward(settings);
        closing.add(reward::close);
        this.judge = new RewardSum(
                List.of(new Channel(settings.channel().toString(), 1, reward, settings.attribution(), Normalize.NONE)));
        this.extractor = extractor(settings.extract());
    }

    private Scorer(Judge judge, Optional<CodeExtractor> extractor, Runnable closing) {
        this.settings = Optional.empty();
        this.closing.add(closing);
        this.judge = judge;
        this.extractor = extractor.orElseGet(() -> extractor(ScoreSettings.Extract.AUTO));
    }

    /**
     * Asks all channels of a plan.
     *
     * @param channels closed with the scorer
     * @param asTrained whether the program is looked for as the experiment says; else where it most likely is
     */
    public static Scorer of(PlanJudge channels, boolean asTrained) {
        return new Scorer(
                channels.judge(), asTrained ? Optional.of(channels.extractor()) : Optional.empty(), channels::close);
    }

    /**
     * Scores completions in parallel.
     *
     * @param tasks those the completions answer
     * @param taken told each score, in the order of the completions
     * @throws IllegalArgumentException when a completion answers none of the tasks
     */
    public void score(List<Task> tasks, List<Answer> answers, Consumer<Score> taken) {
        Map<String, Task> byId = new HashMap<>();
        tasks.forEach(task -> byId.put(bare(task.id()), task));
        answers.forEach(answer -> {
            if (!byId.containsKey(bare(answer.taskId()))) {
                throw new IllegalArgumentException("no task is called `" + answer.taskId() + "`");
            }
        });
        CodeExtractor shared = extractor;
        int workers = Runtime.getRuntime().availableProcessors();
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<CompletableFuture<Score>> running = new ArrayList<>();
            for (Answer answer : answers) {
                Task task = Objects.requireNonNull(byId.get(bare(answer.taskId())));
                running.add(CompletableFuture.supplyAsync(() -> score(task, answer, shared), pool));
            }
            running.forEach(score -> taken.accept(joined(score)));
        }
    }

    private static Score joined(CompletableFuture<Score> score) {
        try {
            return score.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Score score(Task task, Answer answer, CodeExtractor shared) {
        Completion completion = answer.completion();
        if (!answer.located()) {
            boolean sanitize = settings.map(ScoreSettings::extract)
                    .filter(ScoreSettings.Extract.SANITIZE::equals)
                    .isPresent();
            Optional<Span> code = sanitize
                    ? task.entryPoint()
                            .map(name -> new Sanitize(python()).forEntryPoint(name))
                            .orElse(shared)
                            .code(completion.text())
                    : shared.code(completion.text());
            completion = completion.withCode(code);
        }
        return new Score(task, completion, judge.judge(task, completion));
    }

    /** EvalPlus writes {@code Mbpp/2} where MBPP itself writes 2. */
    private static String bare(String id) {
        return id.startsWith("Mbpp/") ? id.substring("Mbpp/".length()) : id;
    }

    private CodeExtractor extractor(ScoreSettings.Extract extract) {
        return switch (extract) {
            case AUTO ->
                new FencedBlock().or(FencedBlock.any()).or(new FunctionText()).or(new Whole());
            case FENCE -> new FencedBlock().or(FencedBlock.any());
            case FUNCTION -> new FunctionText();
            case LONGEST, SANITIZE -> new LongestProgram(python());
            case WHOLE -> new Whole();
        };
    }

    private Reward reward(ScoreSettings settings) {
        return switch (settings.channel()) {
            case LINT -> new LintReward(settings.lint(), Ruff.open(settings.lint()));
            case DATA_FLOW -> new DataFlowReward(settings.dataFlow());
            case AST_MATCH -> new AstMatchReward(AstMatchConfig.DEFAULTS);
            case SYNTAX -> new SyntaxReward(python(), AfterViolation.FIRST, 0);
            case UNIT_TESTS -> {
                PythonPool pool = PythonPool.open();
                closing.add(pool::close);
                yield new UnitTestReward(new AssertTests(pool, Limits.ofTime(TIME)), settings.tests());
            }
        };
    }

    private synchronized Language python() {
        if (python.isEmpty()) {
            python = Optional.of(PythonLanguage.compile(PythonVersion.LATEST));
        }
        return python.get();
    }

    @Override
    public void close() {
        closing.reversed().forEach(Runnable::run);
    }
}
