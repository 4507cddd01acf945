package tokenward.experiments.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import tokenward.engine.model.Tokenizer;
import tokenward.grammars.prefix.Language;
import tokenward.grammars.prefix.PrefixState;
import tokenward.grammars.prefix.TokenMask;
import tokenward.grammars.prefix.TokenVocabulary;

/** Measures the grammar engine on one core, in processor time of the measuring thread. */
public final class SyntaxBench {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    private final Supplier<Language> compile;
    private final Tokenizer tokenizer;
    private final int passes;

    /**
     * Creates a measurement.
     *
     * @param passes over the texts; the fastest counts
     */
    public SyntaxBench(Supplier<Language> compile, Tokenizer tokenizer, int passes) {
        this.compile = compile;
        this.tokenizer = tokenizer;
        this.passes = passes;
    }

    /**
     * What was measured. Times are processor time.
     *
     * @param files texts that are programs; the others are left out
     * @param tokens of these
     * @param setupMillis compiling the language, for the first time in this process
     * @param nanosPerByte reading byte by byte
     * @param nanosPerToken reading token by token
     * @param lastQuarterNanosPerToken the same over the last quarter of each text: it must not grow with the prefix
     * @param maskMeanMicros a mask of the whole vocabulary, computed anew, tables ready
     * @param maskMedianMicros likewise
     * @param maskP99Micros likewise
     * @param rememberedMeanMicros the mean with the last 512 masks remembered
     * @param tables situations worked out
     * @param tableMegabytes memory of automaton, tables and situations
     * @param tableMillis mean time of working out one situation
     */
    public record Report(
            int files,
            int bytes,
            int tokens,
            double setupMillis,
            double nanosPerByte,
            double nanosPerToken,
            double lastQuarterNanosPerToken,
            double maskMeanMicros,
            double maskMedianMicros,
            double maskP99Micros,
            double rememberedMeanMicros,
            int tables,
            double tableMegabytes,
            double tableMillis) {}

    /** Measures all texts. */
    public Report measure(List<String> texts) {
        long start = now();
        Language language = compile.get();
        double setup = (now() - start) / 1e6;
        List<byte[][]> programs = new ArrayList<>();
        int bytes = 0;
        int tokens = 0;
        for (String text : texts) {
            if (language.start().append(text).isComplete()) {
                byte[][] pieces = Arrays.stream(tokenizer.encode(text))
                        .mapToObj(tokenizer::bytes)
                        .toArray(byte[][]::new);
                programs.add(pieces);
                tokens += pieces.length;
                bytes += text.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        double perByte = Double.MAX_VALUE;
        double perToken = Double.MAX_VALUE;
        double late = Double.MAX_VALUE;
        for (int pass = 0; pass < passes; pass++) {
            perByte = Math.min(perByte, readBytes(language, programs) / (double) Math.max(1, bytes));
            perToken = Math.min(perToken, readTokens(language, programs, 0) / (double) Math.max(1, tokens));
            late = Math.min(late, readTokens(language, programs, 0.75) * 4 / Math.max(1, tokens));
        }
        TokenVocabulary vocabulary = TokenVocabulary.of(tokenizer.size(), tokenizer::bytes, tokenizer::isSpecial);
        TokenMask anew = new TokenMask(language, vocabulary, 0, Long.MAX_VALUE);
        long first = Arrays.stream(masks(anew, programs, tokens)).sum();
        long[] times = masks(anew, programs, tokens);
        long second = Arrays.stream(times).sum();
        TokenMask remembering = new TokenMask(language, vocabulary, 512, Long.MAX_VALUE);
        masks(remembering, programs, tokens);
        double remembered =
                Arrays.stream(masks(remembering, programs, tokens)).average().orElse(0);
        Arrays.sort(times);
        return new Report(
                programs.size(),
                bytes,
                tokens,
                setup,
                perByte,
                perToken,
                late,
                second / 1e3 / Math.max(1, tokens),
                times[tokens / 2] / 1e3,
                times[(int) (tokens * 0.99)] / 1e3,
                remembered / 1e3,
                anew.tables(),
                (anew.bytes() + language.bytes()) / 1e6,
                (first - second) / 1e6 / Math.max(1, anew.tables()));
    }

    private static long readBytes(Language language, List<byte[][]> programs) {
        long start = now();
        for (byte[][] program : programs) {
            PrefixState state = language.start();
            for (byte[] token : program) {
                for (int i = 0; i < token.length; i++) {
                    state = state.append(token, i, i + 1);
                }
            }
        }
        return now() - start;
    }

    private static double readTokens(Language language, List<byte[][]> programs, double from) {
        long spent = 0;
        for (byte[][] program : programs) {
            PrefixState state = language.start();
            int first = (int) (program.length * from);
            for (int t = 0; t < first; t++) {
                state = state.append(program[t]);
            }
            long start = now();
            for (int t = first; t < program.length; t++) {
                state = state.append(program[t]);
            }
            spent += now() - start;
        }
        return spent;
    }

    private static long[] masks(TokenMask mask, List<byte[][]> programs, int tokens) {
        long[] times = new long[Math.max(1, tokens)];
        int at = 0;
        for (byte[][] program : programs) {
            PrefixState state = mask.language().start();
            for (byte[] token : program) {
                long start = now();
                mask.allowed(state);
                times[at++] = now() - start;
                state = state.append(token);
            }
        }
        return times;
    }

    private static long now() {
        return CLOCK.getCurrentThreadCpuTime();
    }
}
