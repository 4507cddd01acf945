package tokenward.experiments.assembly;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.vocabulary.DataSettings;
import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.dsl.vocabulary.PromptSettings;
import tokenward.dsl.vocabulary.SftSettings;
import tokenward.engine.model.TokenSequence;
import tokenward.engine.model.Tokenizer;
import tokenward.engine.rollout.PromptFormat;
import tokenward.experiments.data.records.DataException;
import tokenward.experiments.judging.RunException;
import tokenward.rewards.api.CodeExtractor;
import tokenward.rewards.api.Task;
import tokenward.rewards.extraction.FencedBlock;
import tokenward.rewards.extraction.FunctionText;
import tokenward.rewards.extraction.Whole;

/** Tasks as tokens: prompts that fit, and examples for supervised fine-tuning. */
public final class Prompting {
    private final ExperimentSettings settings;
    private final PromptFormat format;
    private final Tokenizer tokenizer;

    Prompting(ExperimentSettings settings, Tokenizer tokenizer) {
        this.settings = settings;
        this.format = new Settings(settings).prompt();
        this.tokenizer = tokenizer;
    }

    /** Returns how a task is put to the model. */
    public PromptFormat format() {
        return format;
    }

    /** Returns how the program is found in an answer. */
    public CodeExtractor extractor() {
        return extractor(settings);
    }

    /** Returns how an experiment finds the program in an answer. */
    public static CodeExtractor extractor(ExperimentSettings settings) {
        return switch (settings.prompt().extract()) {
            case PromptSettings.Extract.FencedBlock(String language) ->
                FencedBlock.of(language).or(new Whole());
            case PromptSettings.Extract.Function() -> new FunctionText();
            case PromptSettings.Extract.Whole() -> new Whole();
        };
    }

    /** Returns the tasks whose prompts fit; one that does not is an error unless the data may leave records out. */
    List<Task> fitting(List<Task> tasks, DataSettings data, Watcher watcher) {
        int limit = settings.rollout().maxPromptLength();
        List<Task> fitting = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Task task : tasks) {
            int length = encode(task, data).length;
            if (length <= limit) {
                fitting.add(task);
            } else if (data.skipBad()) {
                left.add(task.id());
            } else {
                throw DataException.of(
                        origin(data),
                        "holds task `" + task.id() + "`, whose prompt has " + length
                                + " tokens and rollout.max_prompt_length is "
                                + limit + "; raise it, or leave such tasks out with data." + data.name()
                                + ".skip_bad=true");
            }
        }
        if (!left.isEmpty()) {
            watcher.warning("left out " + left.size() + " of " + tasks.size() + " tasks whose prompts are longer than "
                    + limit + " tokens, first `" + left.getFirst() + "`");
        }
        return fitting;
    }

    /** Returns prompts with their reference solutions, ended and cut to the longest length allowed. */
    public List<TokenSequence> examples(List<Task> tasks, DataSettings data) {
        SftSettings sft = settings.sft();
        int end = tokenizer.endOfSequence()[0];
        List<TokenSequence> examples = new ArrayList<>();
        for (Task task : tasks) {
            Optional<String> solution = task.solution();
            if (solution.isEmpty()) {
                throw DataException.of(origin(data), "holds task `" + task.id() + "` without a solution to learn from");
            }
            int[] prompt = encode(task, data);
            int[] answer = tokenizer.encode(solution.get());
            int[] response = Arrays.copyOf(answer, answer.length + 1);
            response[answer.length] = end;
            int room = sft.maxLength() - prompt.length;
            if (room < 1) {
                throw DataException.of(
                        origin(data),
                        "holds task `" + task.id() + "`, whose prompt has " + prompt.length
                                + " tokens and leaves no room in sft.max_length = " + sft.maxLength());
            }
            int[] cut = Arrays.copyOf(response, Math.min(room, response.length));
            examples.add(
                    sft.lossOn() == SftSettings.LossOn.COMPLETION
                            ? TokenSequence.of(prompt, cut)
                            : TokenSequence.of(
                                    Arrays.copyOf(prompt, 1),
                                    joined(Arrays.copyOfRange(prompt, 1, prompt.length), cut)));
        }
        return examples;
    }

    private int[] encode(Task task, DataSettings data) {
        try {
            int[] prompt = format.encode(task, tokenizer);
            if (prompt.length == 0) {
                throw RunException.setting("prompt.template makes an empty prompt of task `" + task.id() + "`");
            }
            return prompt;
        } catch (IllegalArgumentException missing) {
            throw DataException.of(origin(data), "does not fit prompt.template: " + missing.getMessage());
        }
    }

    private static Path origin(DataSettings data) {
        return data.path().orElse(Path.of("data " + data.name()));
    }

    private static int[] joined(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
