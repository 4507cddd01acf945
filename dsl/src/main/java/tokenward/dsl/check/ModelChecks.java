package tokenward.dsl.check;

import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.vocabulary.ModelSettings.Architecture;
import tokenward.dsl.vocabulary.ModelSettings.Policy;
import tokenward.grammars.text.Diagnostic;

/** Whether there is a policy, and whether it can hold what it is asked to. */
final class ModelChecks {
    private static final String POLICY = "model.policy";
    private static final String SHAPE = "model.policy.architecture";

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
        policy.architecture().ifPresent(shape -> shape(run, shape));
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
        context(run, shape);
    }

    private static void context(Case run, Architecture shape) {
        boolean samples = run.settings().method().samples();
        int most = samples
                ? run.settings().rollout().maxPromptLength()
                        + run.settings().rollout().maxLength()
                : run.settings().sft().maxLength();
        if (most > shape.context()) {
            String setting = samples ? "rollout.max_length" : "sft.max_length";
            Diagnostic problem = run.at(
                    setting,
                    ExpCode.E0411,
                    "sequences of " + most + " tokens do not fit a context of " + shape.context(),
                    samples ? "after up to " + run.settings().rollout().maxPromptLength() + " tokens of prompt" : "");
            run.report(run.against(problem, SHAPE + ".context", "the network's longest sequence"));
        }
    }
}
