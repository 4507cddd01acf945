package tokenward.experiments.cli.score;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tokenward.experiments.bench.Evaluator;
import tokenward.experiments.bench.ExpectedOutputs;
import tokenward.experiments.bench.Judged;
import tokenward.experiments.bench.MeanPassAtK;
import tokenward.experiments.bench.Verdict;
import tokenward.experiments.bench.VerdictLines;
import tokenward.experiments.cli.terminal.ExitCode;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.experiments.problem.Benchmark;
import tokenward.experiments.problem.Problem;
import tokenward.experiments.problem.ProblemFile;
import tokenward.experiments.problem.Profile;
import tokenward.experiments.problem.Sample;
import tokenward.experiments.problem.SamplesFile;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.sandbox.PythonPool;

/** {@code exp eval}: verdicts and pass@k of a file of samples, or of a policy on what its experiment declares. */
@Command(
        name = "eval",
        description = {
            "Judges a file of samples on a benchmark and prints pass@k.",
            "With a run directory or an experiment instead of a benchmark: measures the policy the run ended with, or"
                    + " the one the experiment begins with, on the evaluations the experiment declares, without training."
        },
        footer = {
            "",
            "Examples:",
            "  exp eval mbpp --data mbpp.jsonl samples.jsonl --k 1,10",
            "  exp eval runs/mbpp/1f0c5aa2 --only mbpp --samples out",
            "  exp eval mbpp.exp evaluate.mbpp.path=mbpp.jsonl"
        },
        mixinStandardHelpOptions = true)
public final class EvalCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "BENCHMARK|RUN|FILE",
            description = "mbpp, mbpp_plus, humaneval, humaneval_plus or asserts; a run directory; an experiment.")
    private String target = "";

    @Option(names = "--data", paramLabel = "FILE", description = "The benchmark's file of problems.")
    private @Nullable Path data;

    @Parameters(
            index = "1..*",
            paramLabel = "SAMPLES|PATH=VALUE",
            description = "JSON Lines of task_id and solution or completion; settings of an experiment.")
    private List<String> others = List.of();

    @Option(names = "--only", split = ",", paramLabel = "NAME", description = "Only these evaluations of a run.")
    private Set<String> only = Set.of();

    @Option(names = "--samples", paramLabel = "DIR", description = "Keep the completions of a run's policy there.")
    private Optional<Path> kept = Optional.empty();

    private Benchmark benchmark = Benchmark.MBPP;
    private Path problemsFile = Path.of("");
    private @Nullable Path samplesFile;

    @Option(names = "--solutions", description = "Judge the benchmark's own solutions instead: a check of the data.")
    private boolean solutions;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description = "strict (default), or evalplus: its verdicts to the letter.")
    private Profile profile = Profile.STRICT;

    @Option(names = "--base-only", description = "Leave the added tests of a plus benchmark out.")
    private boolean baseOnly;

    @Option(names = "--k", split = ",", paramLabel = "K", description = "Which pass@k to print; 1 if not given.")
    private List<Integer> ks = List.of(1);

    @Option(names = "--json", description = "Print one JSON object for each sample, then one for all.")
    private boolean json;

    @Option(names = "--cache", paramLabel = "DIR", description = "Where outputs of reference solutions are kept.")
    private Path cache = ExpectedOutputs.defaultDirectory();

    @Mixin
    private SandboxOptions sandbox = new SandboxOptions();

    @Override
    public Integer call() {
        if (PolicyStates.isMeant(target)) {
            return new StateReport(out(), json, kept)
                    .show(PolicyStates.of(target, others, command().getErr()), only);
        }
        benchmark = benchmark(target);
        problemsFile = Optional.ofNullable(data)
                .orElseThrow(() -> UserError.input("a benchmark needs its file of problems: --data FILE"));
        if (others.size() > 1) {
            throw UserError.input("one file of samples is judged at a time, not " + String.join(", ", others));
        }
        samplesFile = others.isEmpty() ? null : Path.of(others.getFirst());
        if (ks.isEmpty() || ks.stream().anyMatch(k -> k < 1)) {
            throw UserError.input("--k takes numbers from 1 on, such as 1,10");
        }
        try (PythonPool pool = sandbox.open()) {
            List<Problem> problems = benchmark.check(problemsFile, ProblemFile.read(problemsFile));
            List<Sample> samples = samples(problems);
            ExpectedOutputs outputs = new ExpectedOutputs(cache, pool);
            Evaluator evaluator = new Evaluator(
                    pool, outputs, profile, baseOnly ? Evaluator.Tests.BASE : Evaluator.Tests.BASE_AND_PLUS);
            List<Judged> judged = evaluator.judge(problems, samples, progress(samples.size()));
            if (json) {
                VerdictLines.of(problems.size(), judged, ks, evaluator.notes()).forEach(out()::println);
            } else {
                print(problems, judged, evaluator, pool);
            }
            out().flush();
            return judged.stream().anyMatch(Judged::isBroken) ? ExitCode.ENVIRONMENT : 0;
        } catch (InfrastructureException e) {
            throw UserError.environment(String.valueOf(e.getMessage()));
        }
    }

    private static Benchmark benchmark(String word) {
        return Arrays.stream(Benchmark.values())
                .filter(known ->
                        known.word().equals(word.toLowerCase(Locale.ROOT).replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> UserError.input("`" + word + "` is neither a benchmark, a run directory nor an"
                        + " experiment\nhelp: benchmarks are "
                        + String.join(
                                ", ",
                                Arrays.stream(Benchmark.values())
                                        .map(Benchmark::word)
                                        .toList())));
    }

    private List<Sample> samples(List<Problem> problems) {
        Path file = samplesFile;
        if (solutions == (file != null)) {
            throw UserError.input("give either a file of samples or --solutions");
        }
        if (file != null) {
            return SamplesFile.read(file, problems);
        }
        List<Sample> samples = new ArrayList<>();
        for (Problem problem : problems) {
            problem.task().solution().ifPresent(solution -> samples.add(new Sample(problem.id(), solution)));
        }
        if (samples.isEmpty()) {
            throw UserError.input(problemsFile + " holds no solutions");
        }
        return samples;
    }

    /** Shows on a terminal how far it is; nothing where the output is a file. */
    @SuppressWarnings("SystemConsoleNull") // on JDK 21, null still means that there is no terminal
    private java.util.function.Consumer<Judged> progress(int total) {
        if (System.console() == null || json) {
            return judged -> {};
        }
        AtomicInteger done = new AtomicInteger();
        PrintWriter err = command().getErr();
        return judged -> {
            int now = done.incrementAndGet();
            if (now % 10 == 0 || now == total) {
                err.print("\r" + now + " of " + total + (now == total ? "\n" : ""));
                err.flush();
            }
        };
    }

    private void print(List<Problem> problems, List<Judged> judged, Evaluator evaluator, PythonPool pool) {
        out().printf(
                        Locale.ROOT,
                        "%s: %d samples of %d problems, profile %s (%s)%n",
                        benchmark.word(),
                        judged.size(),
                        problems.size(),
                        profile.name().toLowerCase(Locale.ROOT),
                        SandboxOptions.describe(pool));
        line("base", judged, Judged::passesBase, Judged::base);
        if (judged.stream().anyMatch(one -> one.plus().isPresent())) {
            line("plus", judged, Judged::passesPlus, one -> one.plus().orElse(one.base()));
        }
        long judgedProblems =
                judged.stream().map(one -> one.sample().taskId()).distinct().count();
        if (judgedProblems < problems.size()) {
            out().printf(
                            Locale.ROOT,
                            "note: %d of %d problems have no sample; pass@k is the mean over the others%n",
                            problems.size() - judgedProblems,
                            problems.size());
        }
        evaluator.notes().forEach(note -> out().println("note: " + note));
        judged.stream()
                .filter(Judged::isBroken)
                .limit(5)
                .forEach(one -> out().println("broken: " + one.sample().taskId() + ": " + one.why()));
    }

    private void line(
            String name,
            List<Judged> judged,
            Predicate<Judged> passes,
            java.util.function.Function<Judged, Verdict> verdict) {
        StringBuilder text = new StringBuilder("  ").append(name);
        for (int k : ks) {
            OptionalDouble value = MeanPassAtK.of(judged, k, passes);
            String shown =
                    value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "too few samples";
            text.append("  pass@").append(k).append(' ').append(shown);
        }
        for (Verdict one : Verdict.values()) {
            long count = judged.stream().filter(j -> verdict.apply(j) == one).count();
            if (count > 0) {
                text.append("  ").append(one.word()).append(' ').append(count);
            }
        }
        out().println(text);
    }

    private picocli.CommandLine command() {
        return java.util.Objects.requireNonNull(spec).commandLine();
    }

    private PrintWriter out() {
        return command().getOut();
    }
}
