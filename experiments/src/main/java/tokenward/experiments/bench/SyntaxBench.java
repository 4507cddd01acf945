package tokenward.experiments.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tokenward.engine.model.Tokenizer;
import tokenward.grammars.prefix.Language;
import tokenward.grammars.prefix.PrefixState;
import tokenward.grammars.prefix.mask.TokenMask;
import tokenward.grammars.prefix.mask.TokenVocabulary;

/**
 * Measures the grammar engine on one core, in processor time of the measuring thread. Texts are read whole; masks are
 * made at every token of runs drawn from them at random, because a mask at every token of a library takes minutes.
 */
public final class SyntaxBench {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final Supplier<Language> compile;
    private final Tokenizer tokenizer;
    private final Effort effort;
    private final Consumer<String> progress;

    /**
     * Creates a measurement.
     *
     * @param progress told what is being measured
     */
    public SyntaxBench(Supplier<Language> compile, Tokenizer tokenizer, Effort effort, Consumer<String> progress) {
        this.compile = compile;
        this.tokenizer = tokenizer;
        this.effort = effort;
        this.progress = progress;
    }

    /**
     * How much is measured.
     *
     * @param passes over the texts; the fastest counts
     * @param masks made for each figure about masks
     * @param run tokens in a row at which masks are made
     * @param seed of the choice of runs
     */
    public record Effort(int passes, int masks, int run, long seed) {
        public Effort {
            if (passes < 1 || masks < 1 || run < 1) {
                throw new IllegalArgumentException(
                        "passes " + passes + ", masks " + masks + " and run " + run + " must each be at least 1");
            }
        }
    }

    /**
     * What was measured. Times are processor time; masks are of the whole vocabulary.
     *
     * @param files texts that are programs; the others are left out
     * @param tokens of these
     * @param vocabulary number of ids
     * @param setupMillis compiling the language, for the first time in this process
     * @param nanosPerByte reading byte by byte, with a snapshot after each
     * @param nanosPerToken reading token by token, likewise
     * @param lastQuarterNanosPerToken the same over the last quarter of each text: it must not grow with the prefix
     * @param masks made for each of the next six
     * @param maskMeanMicros computed anew, trees ready
     * @param maskMedianMicros likewise
     * @param maskP99Micros likewise
     * @param rememberedMeanMicros through the memory of masks, which has seen other runs and none of these
     * @param rememberedMedianMicros likewise
     * @param rememberedP99Micros likewise
     * @param trees situations worked out
     * @param treeMillis mean time of working out one
     * @param tableMegabytes memory of automaton and tables
     * @param treeMegabytes memory of the situations
     * @param maskMegabytes memory of the masks remembered
     */
    public record Report(
            int files,
            int bytes,
            int tokens,
            int vocabulary,
            double setupMillis,
            double nanosPerByte,
            double nanosPerToken,
            double lastQuarterNanosPerToken,
            int masks,
            double maskMeanMicros,
            double maskMedianMicros,
            double maskP99Micros,
            double rememberedMeanMicros,
            double rememberedMedianMicros,
            double rememberedP99Micros,
            int trees,
            double treeMillis,
            double tableMegabytes,
            double treeMegabytes,
            double maskMegabytes) {}

    /** A text that is a program, as its tokens' bytes. */
    private record Program(List<byte[]> tokens, int bytes) {}

    /** Tokens in a row, and the state before them. */
    private record Run(PrefixState before, List<byte[]> tokens) {}

    /**
     * Measures all texts.
     *
     * @throws IllegalArgumentException when none of them is a program
     */
    public Report measure(List<String> texts) {
        long start = now();
        Language language = compile.get();
        double setup = (now() - start) / 1e6;
        progress.accept("reading " + texts.size() + " files");
        List<Program> programs = programs(language, texts);
        if (programs.isEmpty()) {
            throw new IllegalArgumentException("none of the files is a program of " + language.name());
        }
        int bytes = programs.stream().mapToInt(Program::bytes).sum();
        int tokens = programs.stream().mapToInt(p -> p.tokens.size()).sum();
        double perByte = Double.MAX_VALUE;
        double perToken = Double.MAX_VALUE;
        double late = Double.MAX_VALUE;
        for (int pass = 0; pass < effort.passes; pass++) {
            progress.accept("pass " + (pass + 1) + " of " + effort.passes + " over " + tokens + " tokens");
            perByte = Math.min(perByte, readBytes(language, programs) / bytes);
            perToken = Math.min(perToken, readTokens(language, programs, 0));
            late = Math.min(late, readTokens(language, programs, 0.75));
        }
        Masks masks = new Masks(language, programs);
        return new Report(
                programs.size(),
                bytes,
                tokens,
                tokenizer.size(),
                setup,
                perByte,
                perToken,
                late,
                masks.anew.length,
                mean(masks.anew),
                quantile(masks.anew, 0.5),
                quantile(masks.anew, 0.99),
                mean(masks.remembered),
                quantile(masks.remembered, 0.5),
                quantile(masks.remembered, 0.99),
                masks.trees,
                masks.treeMillis,
                language.bytes() / 1e6,
                masks.treeMegabytes,
                masks.maskMegabytes);
    }

    private List<Program> programs(Language language, List<String> texts) {
        List<Program> programs = new ArrayList<>();
        for (String text : texts) {
            if (language.start().append(text).isComplete()) {
                List<byte[]> pieces = Arrays.stream(tokenizer.encode(text))
                        .mapToObj(tokenizer::bytes)
                        .toList();
                if (!pieces.isEmpty()) {
                    programs.add(new Program(pieces, text.getBytes(StandardCharsets.UTF_8).length));
                }
            }
        }
        return programs;
    }

    private static double readBytes(Language language, List<Program> programs) {
        long start = now();
        for (Program program : programs) {
            PrefixState state = language.start();
            for (byte[] token : program.tokens) {
                for (int i = 0; i < token.length; i++) {
                    state = state.append(token, i, i + 1);
                }
            }
        }
        return now() - start;
    }

    private static double readTokens(Language language, List<Program> programs, double from) {
        long spent = 0;
        long read = 0;
        for (Program program : programs) {
            PrefixState state = language.start();
            int first = (int) (program.tokens.size() * from);
            for (int t = 0; t < first; t++) {
                state = state.append(program.tokens.get(t));
            }
            long start = now();
            for (int t = first; t < program.tokens.size(); t++) {
                state = state.append(program.tokens.get(t));
            }
            spent += now() - start;
            read += program.tokens.size() - first;
        }
        return spent / (double) read;
    }

    /** The figures about masks, in microseconds, sorted. */
    private final class Masks {
        private final double[] anew;
        private final double[] remembered;
        private final int trees;
        private final double treeMillis;
        private final double treeMegabytes;
        private final double maskMegabytes;

        Masks(Language language, List<Program> programs) {
            RandomGenerator random = new SplittableRandom(effort.seed);
            List<Run> runs = runs(language, programs, random);
            List<Run> others = runs(language, programs, random);
            TokenVocabulary vocabulary = TokenVocabulary.of(tokenizer.size(), tokenizer::bytes, tokenizer::isSpecial);
            TokenMask forgetful = new TokenMask(language, vocabulary, 0, Long.MAX_VALUE);
            progress.accept("masks at " + effort.masks + " tokens, building what they need");
            double first = mean(times(forgetful, runs));
            progress.accept("the same masks, computed anew");
            anew = times(forgetful, runs);
            treeMillis = (first - mean(anew)) * anew.length / 1e3 / forgetful.trees();
            progress.accept("the same masks, through the memory that as many others have left");
            times(forgetful, others);
            trees = forgetful.trees();
            treeMegabytes = forgetful.treeBytes() / 1e6;
            TokenMask remembering = forgetful.withMemory(TokenMask.MASK_BYTES);
            times(remembering, others);
            remembered = times(remembering, runs);
            maskMegabytes = remembering.maskBytes() / 1e6;
        }

        private List<Run> runs(Language language, List<Program> programs, RandomGenerator random) {
            List<Run> runs = new ArrayList<>();
            int left = effort.masks;
            while (left > 0) {
                List<byte[]> tokens = programs.get(random.nextInt(programs.size())).tokens;
                int length = Math.min(left, Math.min(effort.run, tokens.size()));
                int from = random.nextInt(tokens.size() - length + 1);
                PrefixState state = language.start();
                for (int t = 0; t < from; t++) {
                    state = state.append(tokens.get(t));
                }
                runs.add(new Run(state, tokens.subList(from, from + length)));
                left -= length;
            }
            return runs;
        }

        private double[] times(TokenMask mask, List<Run> runs) {
            double[] times = new double[effort.masks];
            int at = 0;
            for (Run run : runs) {
                PrefixState state = run.before;
                for (byte[] token : run.tokens) {
                    long start = now();
                    mask.allowed(state);
                    times[at++] = (now() - start) / 1e3;
                    state = state.append(token);
                }
            }
            Arrays.sort(times);
            return times;
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double quantile(double[] sorted, double q) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * q))];
    }

    private static long now() {
        return CLOCK.getCurrentThreadCpuTime();
    }
}
