package tokenward.dsl.vocabulary.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.schema.Counts;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Keyword;
import tokenward.dsl.schema.Refers;
import tokenward.dsl.schema.Within;

/** One thing that is measured. */
@Doc("One thing that is measured: on a benchmark, or on data of this experiment.")
public record EvaluateSettings(
        @Doc("The name tables and figures use.") String name,
        @Doc("A published benchmark.") Optional<Benchmark> benchmark,
        @Doc("Where the benchmark's file lies.") Optional<Path> path,

        @Doc("Role of this experiment's data to measure on, instead of a benchmark.") @Refers("data")
        Optional<String> data,

        @Doc("How completions are sampled; `none` is greedy.") @Refers("decoding")
        Optional<String> decoding,

        @Doc("What is measured.") @Default("[pass@1]") List<Metric> metric,

        @Doc("Outcomes whose shares are reported, for simulations.") @Default("[]")
        List<Outcome> outcomes,

        @Doc("Completions per task.") @Within("[1, 10000]") @Default("1")
        int samples,

        @Doc("Number of tasks used; `none` uses all.") @Counts("tasks") @Within("[1, inf)")
        Optional<Integer> tasks,

        @Doc("How exactly the original harness is followed.") @Default("strict")
        Profile profile,

        @Doc("Updates between measurements; `none` measures before and after training only.")
        @Counts("updates")
        @Within("[1, inf)")
        Optional<Integer> every) {
    public EvaluateSettings {
        metric = List.copyOf(metric);
        outcomes = List.copyOf(outcomes);
    }

    /** Published benchmarks. */
    public enum Benchmark {
        @Doc("MBPP: 974 tasks (Austin et al. 2021).")
        MBPP,
        @Doc("MBPP, the 427 sanitised tasks.")
        MBPP_SANITIZED,
        @Doc("MBPP+: 378 tasks (EvalPlus, Liu et al. 2023).")
        MBPP_PLUS,
        @Doc("HumanEval: 164 tasks (Chen et al. 2021).")
        HUMANEVAL,
        @Doc("HumanEval+ (EvalPlus, Liu et al. 2023).")
        HUMANEVAL_PLUS,
        @Doc("RoboEval: 16 tasks, 5 prompts each (Hu et al. 2024).")
        ROBOEVAL
    }

    /** The outcomes of the paper's Table 2, each excluding the ones before it. */
    public enum Outcome {
        @Doc("The program raised an error of Python's.")
        PYTHON_ERROR,
        @Doc("A call of the world's failed.")
        SIMULATION_ERROR,
        @Doc("It ran, and a goal was missed.")
        COMPLETION_ERROR,
        @Doc("Every goal was reached.")
        SUCCESS
    }

    /** How exactly the original harness is followed. */
    public enum Profile {
        @Doc("Sane behaviour; cheats fail.")
        STRICT,
        @Doc("The original harness with its quirks, EvalPlus or RoboEval, for comparison with published numbers.")
        @Keyword("faithful")
        FAITHFUL
    }
}
