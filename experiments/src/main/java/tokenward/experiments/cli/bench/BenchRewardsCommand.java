package tokenward.experiments.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tokenward.experiments.bench.EvalPlusPeer;
import tokenward.experiments.bench.ExpectedOutputs;
import tokenward.experiments.bench.RewardBench;
import tokenward.experiments.bench.Throughput;
import tokenward.experiments.cli.score.SandboxOptions;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.experiments.problem.Problem;
import tokenward.experiments.problem.ProblemFile;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.sandbox.PythonPool;

/** {@code exp bench rewards}: how many programs a second the sandbox judges. */
@Command(
        name = "rewards",
        description = "Measures how fast programs are judged: by asserts in a second process, and by what they return.",
        mixinStandardHelpOptions = true)
final class BenchRewardsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", paramLabel = "FILE", description = "Problems to use; ten small ones if not given.")
    private @Nullable Path problems;

    @Option(names = "--seconds", paramLabel = "S", description = "Time for each measurement; ${DEFAULT-VALUE}.")
    private int seconds = 5;

    @Option(
            names = "--evalplus",
            paramLabel = "PYTHON",
            description = "A Python with EvalPlus in it, to measure before and after; needs the file of MBPP+.")
    private @Nullable Path evalplus;

    @Mixin
    private SandboxOptions sandbox = new SandboxOptions();

    @Override
    public Integer call() throws Exception {
        if (seconds < 0 || seconds > 3600) {
            throw UserError.input("--seconds must be 0 to 3600, not " + seconds);
        }
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode report = mapper.createObjectNode();
        try (PythonPool pool = sandbox.open()) {
            List<Problem> all = problems == null ? ProblemFile.workload() : ProblemFile.read(problems);
            boolean called = all.getFirst().calls().isPresent();
            if (evalplus != null && (problems == null || !called)) {
                throw UserError.input(
                        "--evalplus needs --data with the file of MBPP+, whose problems are judged by calls");
            }
            Duration least = Duration.ofSeconds(seconds);
            List<Double> peer = new ArrayList<>();
            measurePeer(pool, least, peer);
            RewardBench bench = new RewardBench(pool, least);
            ExpectedOutputs outputs = new ExpectedOutputs(ExpectedOutputs.defaultDirectory(), pool);
            Throughput measured = called ? bench.calls(all, outputs) : bench.asserts(all);
            measurePeer(pool, least, peer);
            report.put("mode", called ? "calls" : "asserts");
            report.put("setting", SandboxOptions.describe(pool));
            report.put("programs", measured.programs());
            report.put("failed", measured.failed());
            report.put("programs_per_second", Math.round(measured.perSecond()));
            report.put("median_ms", Math.round(100 * measured.medianMillis()) / 100.0);
            report.put("p99_ms", Math.round(100 * measured.p99Millis()) / 100.0);
            report.putObject("slowest")
                    .put("task", measured.slowest())
                    .put("ms", Math.round(measured.slowestMillis()))
                    .put("share", Math.round(1000 * measured.slowestShare()) / 1000.0);
            if (!peer.isEmpty()) {
                ArrayNode rates = report.putArray("evalplus_per_second");
                peer.forEach(rate -> rates.add(Math.round(10 * rate) / 10.0));
                double mean = peer.stream().mapToDouble(x -> x).average().orElseThrow();
                report.put("times_evalplus", Math.round(100 * measured.perSecond() / mean) / 100.0);
            }
        }
        Objects.requireNonNull(spec).commandLine().getOut().println(mapper.writeValueAsString(report));
        return 0;
    }

    private void measurePeer(PythonPool pool, Duration least, List<Double> rates) throws InterruptedException {
        if (evalplus == null) {
            return;
        }
        try {
            rates.add(new EvalPlusPeer(evalplus).perSecond(Objects.requireNonNull(problems), least, pool.size()));
        } catch (InfrastructureException e) {
            throw UserError.environment(String.valueOf(e.getMessage()));
        }
    }
}
