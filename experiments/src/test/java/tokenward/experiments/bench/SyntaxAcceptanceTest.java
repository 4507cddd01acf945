package tokenward.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tokenward.engine.djl.DjlModels;
import tokenward.engine.model.Tokenizer;
import tokenward.grammars.json.JsonLanguage;
import tokenward.grammars.prefix.Language;
import tokenward.grammars.prefix.PrefixState;
import tokenward.grammars.prefix.mask.TokenMask;
import tokenward.grammars.prefix.mask.TokenVocabulary;
import tokenward.grammars.python.PythonLanguage;
import tokenward.grammars.python.PythonVersion;

/** The grammar engine on the tokens of Qwen2 and the standard library of the installed Python. */
@Tag("slow")
class SyntaxAcceptanceTest {
    private static final int CASES = Integer.getInteger("cases", 5_000);
    private static final int MASKS = Integer.getInteger("masks", 200);

    private static Tokenizer tokenizer;
    private static Language language;
    private static List<Path> files;

    @BeforeAll
    static void start() throws IOException {
        Path folder = Path.of(System.getProperty("exp.data", ""), "qwen2");
        assumeThat(folder.resolve("tokenizer.json"))
                .as("a vocabulary; give -Dexp.data=DIRECTORY")
                .isRegularFile();
        String[] python = python("import sys, sysconfig; print(sys.version_info[1], sysconfig.get_path('stdlib'))")
                .split(" ", 2);
        Optional<PythonVersion> version = PythonVersion.of("3." + python[0]);
        assumeThat(version).as("an installed python3 from 3.8 to 3.13").isPresent();
        tokenizer = DjlModels.tokenizer(folder);
        language = PythonLanguage.compile(version.orElseThrow());
        try (Stream<Path> all = Files.walk(Path.of(python[1]))) {
            files = all.filter(file -> file.toString().endsWith(".py"))
                    .filter(file -> !file.toString().contains("site-packages"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void flags_no_token_of_a_program() throws IOException {
        int programs = 0;
        long tokens = 0;
        for (Path file : files) {
            Optional<String> text = program(file);
            if (text.isPresent()) {
                programs++;
                PrefixState state = language.start();
                for (int id : tokenizer.encode(text.get())) {
                    state = state.append(tokenizer.bytes(id));
                    tokens++;
                    assertThat(state.isViable())
                            .as("%s: %s", file, state.verdict())
                            .isTrue();
                }
                assertThat(state.isComplete()).as("%s", file).isTrue();
            }
        }
        log("%d programs, %d tokens, none flagged".formatted(programs, tokens));
    }

    @Test
    void tokens_and_bytes_lead_to_the_same_state() throws IOException {
        RandomGenerator random = new SplittableRandom(1);
        for (int i = 0; i < CASES; i++) {
            int[] ids = tokens(random);
            PrefixState byTokens = language.start();
            PrefixState byBytes = language.start();
            PrefixState snapshot = byTokens;
            int at = random.nextInt(ids.length + 1);
            for (int t = 0; t < ids.length; t++) {
                snapshot = t == at ? byTokens : snapshot;
                byte[] bytes = tokenizer.bytes(ids[t]);
                byTokens = byTokens.append(bytes);
                for (int b = 0; b < bytes.length; b++) {
                    byBytes = byBytes.append(bytes, b, b + 1);
                }
            }
            assertThat(byTokens).isEqualTo(byBytes);
            if (at < ids.length) {
                PrefixState again = snapshot;
                for (int t = at; t < ids.length; t++) {
                    again = again.append(tokenizer.bytes(ids[t]));
                }
                assertThat(again).isEqualTo(byTokens);
            }
        }
    }

    @Test
    void every_bit_of_a_mask_is_the_verdict_on_that_token() throws IOException {
        RandomGenerator random = new SplittableRandom(2);
        TokenMask mask = new TokenMask(language, vocabulary());
        for (int i = 0; i < MASKS; i++) {
            PrefixState state = language.start();
            for (int id : tokens(random)) {
                state = state.append(tokenizer.bytes(id));
            }
            assertBruteForce(mask, state);
        }
        log("%d masks of Python equal brute force over %d tokens".formatted(MASKS, tokenizer.size()));
    }

    @Test
    void masks_of_json_are_those_of_brute_force_too() {
        String document =
                "{\n  \"name\": \"left-pad\", \"version\": \"1.3.0\",\n  \"files\": [\"a\\u00e9\\n\", -0.5e+7,"
                        + " true, null, {}, []],\n  \"scripts\": {\"test\": \"node \\\"x\\\" && \u00e9\ud83d\ude00\"}\n}\n";
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        TokenMask mask = new TokenMask(JsonLanguage.compile(), vocabulary());
        for (int cut = 0; cut <= bytes.length; cut++) {
            assertBruteForce(mask, mask.language().start().append(bytes, 0, cut));
        }
    }

    private static void assertBruteForce(TokenMask mask, PrefixState state) {
        long[] allowed = mask.allowed(state);
        List<Integer> wrong = new ArrayList<>();
        for (int id = 0; id < tokenizer.size(); id++) {
            if ((allowed[id >> 6] >>> id & 1) != 0 != mask.allows(state, id)) {
                wrong.add(id);
            }
        }
        assertThat(wrong).as("after %d characters", state.length()).isEmpty();
    }

    private static TokenVocabulary vocabulary() {
        int end = tokenizer.encode("<|endoftext|>")[0];
        return TokenVocabulary.of(tokenizer.size(), tokenizer::bytes, tokenizer::isSpecial, end);
    }

    /** Returns the first tokens of a random program, at most 2,000. */
    private static int[] tokens(RandomGenerator random) throws IOException {
        while (true) {
            Optional<String> text = program(files.get(random.nextInt(files.size())));
            if (text.isPresent() && !text.get().isEmpty()) {
                String head = text.get().substring(0, Math.min(text.get().length(), 20_000));
                int[] ids = tokenizer.encode(head);
                return Arrays.copyOf(ids, random.nextInt(Math.min(ids.length, 2_000) + 1));
            }
        }
    }

    /** Returns a file's text when it is a program; what is no program of the grammar is none of CPython's. */
    private static Optional<String> program(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return language.start().append(plain).isComplete() ? Optional.of(plain) : Optional.empty();
        } catch (MalformedInputException e) {
            return Optional.empty();
        }
    }

    private static String python(String program) throws IOException {
        Process child = new ProcessBuilder("python3", "-c", program).start();
        return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static void log(String message) {
        System.getLogger("tokenward.grammars").log(System.Logger.Level.INFO, message);
    }
}
