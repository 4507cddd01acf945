package tokenward.dsl.check;

import tokenward.dsl.files.RunMemory;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.vocabulary.Device;
import tokenward.dsl.vocabulary.ModelSettings.Architecture;
import tokenward.dsl.vocabulary.ModelSettings.Policy;
import tokenward.engine.config.MemoryEstimate;
import tokenward.engine.config.NetworkShape;
import tokenward.engine.config.Precision;
import tokenward.grammars.text.Diagnostic;

/** Whether there is a policy, and whether it can hold what it is asked to. */
final class ModelChecks {
    private static final String POLICY = "model.policy";
    private static final String SHAPE = "model.policy.architecture";

    /** What every machine has. */
    private static final long SMALL = 1L << 32;

    private ModelChecks() {}

    static void check(Case run) {
        Policy policy = run.settings().model().policy();
        if (policy.checkpoint().isEmpty() && policy.architecture().isEmpty()) {
            run.report(
                    run.at(
                                    POLICY,
                                    ExpCode.E0410,
                                    "the policy has no weights",
                                    "neither `checkpoint` nor `architecture`")
                            .help(
                                    "write `model policy { checkpoint = \"...\" }`: a directory, or a name on the Hugging Face hub"));
        }
        if (policy.checkpoint().isPresent() && policy.architecture().isPresent()) {
            Diagnostic problem = run.at(
                    SHAPE, ExpCode.E0410, "the policy would both start afresh and from a checkpoint", "starts afresh");
            run.report(run.against(problem, POLICY + ".checkpoint", "starts from these weights"));
        }
        if (policy.precision() == Precision.BF16 && policy.lora().isEmpty()) {
            run.report(run.at(
                            POLICY + ".precision",
                            ExpCode.E0415,
                            "what is trained is kept in f32, and every weight is trained",
                            "only frozen weights can be bf16")
                    .help("train adapters with a `lora` block, or leave `precision` out"));
        }
        policy.architecture().ifPresent(shape -> shape(run, shape));
        run.files().network(policy).ifPresent(shape -> {
            context(run, shape);
            memory(run, shape);
        });
    }

    private static void shape(Case run, Architecture shape) {
        if (shape.heads() % shape.kvHeads() != 0) {
            Diagnostic problem = run.at(
                    SHAPE + ".kv_heads",
                    ExpCode.E0412,
                    shape.heads() + " query heads do not divide among " + shape.kvHeads() + " key and value heads",
                    "does not divide " + shape.heads());
            run.report(run.against(problem, SHAPE + ".heads", "query heads"));
        }
        if (shape.hidden() % (2 * shape.heads()) != 0) {
            Diagnostic problem = run.at(
                    SHAPE + ".hidden",
                    ExpCode.E0412,
                    "a width of " + shape.hidden() + " does not divide into " + shape.heads() + " heads of even width",
                    "not a multiple of " + 2 * shape.heads());
            run.report(run.against(problem, SHAPE + ".heads", "query heads")
                    .note("rotary positions turn pairs of features, so a head's width is even"));
        }
    }

    private static void context(Case run, NetworkShape shape) {
        boolean samples = run.settings().method().samples();
        boolean fresh = run.settings().model().policy().architecture().isPresent();
        String setting = samples ? "rollout.max_length" : "sft.max_length";
        // A limit that nobody wrote says nothing about the prompts there are.
        boolean prompts = fresh || run.isWritten("rollout.max_prompt_length");
        int most = samples
                ? run.settings().rollout().maxLength()
                        + (prompts ? run.settings().rollout().maxPromptLength() : 1)
                : fresh || run.isWritten(setting) ? run.settings().sft().maxLength() : 0;
        if (most > shape.context()) {
            Diagnostic problem = run.at(
                    setting,
                    ExpCode.E0411,
                    "sequences of " + most + " tokens do not fit a context of " + shape.context(),
                    !samples
                            ? ""
                            : prompts
                                    ? "after up to " + run.settings().rollout().maxPromptLength() + " tokens of prompt"
                                    : "after the prompt");
            run.report(
                    fresh
                            ? run.against(problem, SHAPE + ".context", "the network's longest sequence")
                            : run.against(problem, POLICY + ".checkpoint", "its `config.json` says so"));
        }
    }

    private static void memory(Case run, NetworkShape shape) {
        Device device = run.settings().hardware().device();
        if (device.spelled().startsWith("cuda")) {
            return;
        }
        MemoryEstimate estimate = RunMemory.of(run.settings(), shape);
        if (estimate.total() > SMALL && estimate.total() > RunMemory.ofThisMachine()) {
            Diagnostic problem = run.at(
                    POLICY,
                    ExpCode.W0411,
                    "this run takes about " + RunMemory.words(estimate.total())
                            + " of memory, more than this machine has",
                    "weights " + RunMemory.words(estimate.weights()) + ", trained "
                            + RunMemory.words(estimate.trained()) + ", decoding "
                            + RunMemory.words(estimate.decoding()) + ", activations "
                            + RunMemory.words(estimate.activations()));
            run.report(problem.help("a smaller `ppo.micro_batch`, `rollout.max_length` or model, adapters instead of"
                    + " all weights, or another machine"));
        }
    }
}
