package tokenward.engine.rollout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tokenward.engine.config.SamplingConfig;
import tokenward.engine.model.DecodeState;
import tokenward.engine.model.PolicyModel;
import tokenward.engine.model.TokenSequence;
import tokenward.engine.model.Tokenizer;
import tokenward.rewards.api.CodeExtractor;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.Task;

/**
 * Writes completions with the policy, many rows at a time. A row's tokens depend on its own key alone, never on the rows
 * beside it.
 *
 * @see "paper section 2.1; Algorithm 1, lines 3-4"
 */
public final class RolloutEngine {
    private final PolicyModel policy;
    private final Tokenizer tokenizer;
    private final PromptFormat prompts;
    private final CodeExtractor extractor;
    private final Optional<TokenConstraint> constraint;
    private final int rows;
    private final Set<Integer> ends;
    private final UnaryOperator<Completion> whenCut;

    /**
     * Creates an engine.
     *
     * @param constraint masks tokens while decoding, when present
     * @param rows how many completions are written side by side
     */
    public RolloutEngine(
            PolicyModel policy,
            Tokenizer tokenizer,
            PromptFormat prompts,
            CodeExtractor extractor,
            Optional<TokenConstraint> constraint,
            int rows) {
        this(policy, tokenizer, prompts, extractor, constraint, rows, UnaryOperator.identity());
    }

    private RolloutEngine(
            PolicyModel policy,
            Tokenizer tokenizer,
            PromptFormat prompts,
            CodeExtractor extractor,
            Optional<TokenConstraint> constraint,
            int rows,
            UnaryOperator<Completion> whenCut) {
        this.policy = policy;
        this.tokenizer = tokenizer;
        this.prompts = prompts;
        this.extractor = extractor;
        this.constraint = constraint;
        this.rows = rows;
        this.whenCut = whenCut;
        this.ends = Arrays.stream(tokenizer.endOfSequence()).boxed().collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the same engine, which passes completions that the length limit cut off through a function. */
    public RolloutEngine whenCut(UnaryOperator<Completion> change) {
        return new RolloutEngine(policy, tokenizer, prompts, extractor, constraint, rows, change);
    }

    /**
     * Writes one completion for each task.
     *
     * @param tasks repeated where several completions of a task are wanted
     * @param random one source for each task, drawn from by position
     * @param done told of every completion as soon as it ends, in no fixed order; index into {@code tasks} and sample
     * @return samples in the order of the tasks
     */
    public List<Sample> sample(List<Task> tasks, List<Uniforms> random, SamplingConfig sampling, Done done) {
        Sample[] samples = new Sample[tasks.size()];
        List<Pending> pending = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            pending.add(new Pending(i, tasks.get(i), prompts.encode(tasks.get(i), tokenizer), random.get(i), sampling));
        }
        // Prompts of like length share a batch: less is computed for nothing.
        pending.sort((a, b) -> Integer.compare(a.prompt.length, b.prompt.length));
        for (int from = 0; from < pending.size(); from += rows) {
            List<Pending> batch = pending.subList(from, Math.min(pending.size(), from + rows));
            write(batch, sampling, finished -> {
                samples[finished.index] = finished.toSample();
                done.accept(finished.index, samples[finished.index]);
            });
        }
        return List.of(samples);
    }

    /** Told of completions as they end. */
    @FunctionalInterface
    public interface Done {
        /** Takes the sample of task {@code index}. */
        void accept(int index, Sample sample);
    }

    private void write(List<Pending> batch, SamplingConfig sampling, Consumer<Pending> done) {
        Sampler sampler = Sampler.of(sampling);
        List<Pending> alive = new ArrayList<>(batch);
        int vocabulary = policy.vocabularySize();
        batch.forEach(Pending::lookAhead);
        try (DecodeState state = policy.decode(
                batch.stream().map(p -> TokenSequence.of(p.prompt, new int[0])).toList())) {
            while (true) {
                float[] logits = state.logits();
                int[] tokens = new int[alive.size()];
                List<Pending> rowsNow = alive;
                int size = vocabulary;
                IntStream.range(0, tokens.length)
                        .parallel()
                        .forEach(row -> tokens[row] = rowsNow.get(row).draw(logits, row * size, size, sampler));
                int[] kept = IntStream.range(0, tokens.length)
                        .filter(row -> !rowsNow.get(row).isOver())
                        .toArray();
                for (Pending row : alive) {
                    if (row.isOver()) {
                        done.accept(row);
                    }
                }
                if (kept.length == 0) {
                    return;
                }
                if (kept.length < alive.size()) {
                    state.retain(kept);
                    alive = Arrays.stream(kept).mapToObj(alive::get).toList();
                }
                state.append(Arrays.stream(kept).map(row -> tokens[row]).toArray());
            }
        }
    }

    /** One row being written. */
    private final class Pending {
        private final int index;
        private final Task task;
        private final int[] prompt;
        private final Uniforms random;
        private final int[] response;
        private int length;
        private boolean finished;
        private Optional<TokenConstraint.State> state = constraint.map(TokenConstraint::start);
        private Optional<CompletableFuture<long[]>> allowed = Optional.empty();

        Pending(int index, Task task, int[] prompt, Uniforms random, SamplingConfig sampling) {
            this.index = index;
            this.task = task;
            this.prompt = prompt;
            this.random = random;
            int room = policy.maxPositions() - prompt.length;
            if (room < 1) {
                throw new IllegalArgumentException("the prompt of task `" + task.id() + "` has " + prompt.length
                        + " tokens and the model has positions for " + policy.maxPositions());
            }
            this.response = new int[Math.min(sampling.maxNewTokens(), room)];
        }

        /** Begins to work out what may come next, while the model computes what is likely to. */
        void lookAhead() {
            allowed = state.map(now -> CompletableFuture.supplyAsync(now::allowed));
        }

        int draw(float[] logits, int from, int size, Sampler sampler) {
            allowed.ifPresent(mask -> mask(logits, from, size, mask.join()));
            int token = sampler.sample(logits, from, size, random.uniform(length));
            response[length++] = token;
            finished = ends.contains(token);
            if (!isOver()) {
                state = state.map(now -> now.append(token));
                lookAhead();
            }
            return token;
        }

        boolean isOver() {
            return finished || length == response.length;
        }

        Sample toSample() {
            int[] ids = Arrays.copyOf(response, length);
            Completion text = TokenText.decode(ids, tokenizer, finished);
            Completion found = text.withCode(extractor.code(text.text()));
            return new Sample(task, TokenSequence.of(prompt, ids), finished ? found : whenCut.apply(found));
        }
    }

    /**
     * Where nothing is allowed, because the vocabulary lacks the bytes to go on with, the completion ends: a token that
     * no program can contain is never drawn. Only where the vocabulary has no end either is nothing masked.
     */
    private void mask(float[] logits, int from, int size, long[] allowed) {
        boolean stuck = Arrays.stream(allowed).allMatch(word -> word == 0);
        if (stuck && ends.isEmpty()) {
            return;
        }
        for (int v = 0; v < size; v++) {
            boolean masked = stuck ? !ends.contains(v) : (allowed[v >> 6] & (1L << v)) == 0;
            if (masked) {
                logits[from + v] = Float.NEGATIVE_INFINITY;
            }
        }
    }
}
