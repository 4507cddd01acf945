package tokenward.dsl.explain;

import static tokenward.dsl.explain.Explanation.grouped;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.files.FileFacts;
import tokenward.dsl.files.RunMemory;
import tokenward.dsl.vocabulary.DataSettings;
import tokenward.dsl.vocabulary.DataSettings.Select;
import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.dsl.vocabulary.ModelSettings.Architecture;
import tokenward.dsl.vocabulary.PpoSettings;
import tokenward.engine.config.MemoryEstimate;
import tokenward.engine.config.NetworkShape;

/** What follows from the numbers: updates, optimizer steps, sampled tokens, parameters. */
public final class Arithmetic {
    private Arithmetic() {}

    /** Returns one sentence per consequence. */
    public static List<String> of(ExperimentSettings settings) {
        List<String> lines = new ArrayList<>();
        if (settings.method().samples()) {
            updates(settings).ifPresent(lines::add);
            lines.add(steps(settings));
        }
        settings.model().policy().architecture().ifPresent(shape -> lines.add(parameters(shape)));
        new FileFacts().network(settings.model().policy()).ifPresent(shape -> lines.add(memory(settings, shape)));
        return lines;
    }

    private static Optional<String> updates(ExperimentSettings settings) {
        Optional<Integer> rows = settings.data("train").flatMap(Arithmetic::rows);
        int samples = settings.rollout().samplesPerPrompt();
        int prompts = Math.max(1, settings.ppo().batch() / samples);
        Optional<String> budget =
                settings.budget().updates().map(u -> grouped(u) + " updates of " + grouped(prompts) + " prompts");
        return budget.or(() -> rows.map(count -> {
            long updates = Math.ceilDiv((long) count, (long) prompts);
            long rest = count % prompts;
            String last = rest == 0 ? "" : " (the last takes " + grouped(prompts - rest) + " prompts again)";
            return grouped(count) + " prompts / " + grouped(prompts) + " = " + grouped(updates) + " updates a pass"
                    + last;
        }));
    }

    private static Optional<Integer> rows(DataSettings data) {
        return switch (data.select()) {
            case Select.All all -> Optional.empty();
            case Select.First first -> Optional.of(Math.max(0, first.rows() - data.holdout()));
            case Select.Random random -> Optional.of(Math.max(0, random.rows() - data.holdout()));
        };
    }

    private static String steps(ExperimentSettings settings) {
        PpoSettings ppo = settings.ppo();
        int minis = Math.ceilDiv(ppo.batch(), ppo.miniBatch());
        int samples = settings.rollout().samplesPerPrompt();
        String rollouts = samples == 1
                ? grouped(ppo.batch()) + " rollouts"
                : grouped(ppo.batch() / samples) + " prompts x " + samples + " completions";
        long tokens = (long) ppo.batch() * settings.rollout().maxLength();
        return "each update = " + rollouts + " (at most " + grouped(tokens) + " tokens), then " + ppo.epochs()
                + " epochs x " + minis + " mini-batches = " + ppo.stepsPerUpdate() + " optimizer steps";
    }

    private static String memory(ExperimentSettings settings, NetworkShape shape) {
        MemoryEstimate memory = RunMemory.of(settings, shape);
        return "at most about " + RunMemory.words(memory.total()) + " of memory = weights "
                + RunMemory.words(memory.weights()) + " + trained " + RunMemory.words(memory.trained())
                + (memory.decoding() == 0 ? "" : " + decoding " + RunMemory.words(memory.decoding()))
                + " + activations " + RunMemory.words(memory.activations()) + " + program "
                + RunMemory.words(memory.program());
    }

    private static String parameters(Architecture shape) {
        long head = (long) shape.hidden() / shape.heads();
        long attention = 2L * shape.hidden() * shape.hidden() + 2L * shape.hidden() * head * shape.kvHeads();
        long layer = attention + 3L * shape.hidden() * shape.intermediate() + 2L * shape.hidden();
        return grouped(layer * shape.layers()) + " parameters in " + shape.layers() + " layers, plus "
                + grouped(shape.hidden()) + " per word of the tokenizer" + (shape.tied() ? "" : ", twice");
    }
}
