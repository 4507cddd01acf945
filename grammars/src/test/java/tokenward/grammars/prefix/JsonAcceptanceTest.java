package tokenward.grammars.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import tokenward.grammars.json.JsonLanguage;
import tokenward.grammars.prefix.mask.TokenMask;
import tokenward.grammars.prefix.mask.TokenVocabulary;

/** The prefix checker on JSON, against Jackson's parser. */
class JsonAcceptanceTest {
    private static final int DOCUMENTS = Integer.getInteger("documents", 40);
    private static final int MUTANTS = Integer.getInteger("mutants", 2_000);

    private static final ObjectMapper ORACLE =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Language JSON = JsonLanguage.compile();

    @Test
    void flags_no_prefix_of_a_document_and_completes_each_to_one() {
        RandomGenerator random = new SplittableRandom(1);
        for (int d = 0; d < DOCUMENTS; d++) {
            String document = Documents.random(random);
            assertThat(accepts(document)).as(document).isTrue();
            PrefixState state = JSON.start();
            for (int i = 0; i < document.length(); i++) {
                state = state.append(document.substring(i, i + 1));
                assertThat(state.isViable()).as("%s at %d", document, i).isTrue();
                if (random.nextInt(8) == 0) {
                    String text =
                            document.substring(0, i + 1) + state.completion().orElseThrow();
                    assertThat(accepts(text)).as(text).isTrue();
                }
            }
            assertThat(state.isComplete()).isTrue();
        }
    }

    @Test
    void flags_what_the_oracle_refuses_and_nothing_else() {
        RandomGenerator random = new SplittableRandom(2);
        TreeMap<String, Integer> outcomes = new TreeMap<>();
        for (int m = 0; m < MUTANTS; ) {
            String document = Documents.random(random);
            var mutant = random.nextBoolean()
                    ? Mutants.ofWords(document, JSON.words(), random)
                    : Mutants.ofBytes(document, random);
            if (mutant.isPresent()) {
                outcomes.merge(judge(mutant.get()), 1, Integer::sum);
                m++;
            }
        }
        assertThat(outcomes.keySet()).as("%s", outcomes).containsExactly("flagged", "unfinished", "valid");
    }

    /** Says what became of a mutant; fails where the two disagree. */
    private static String judge(String mutant) {
        PrefixState state = JSON.start().append(mutant);
        if (accepts(mutant)) {
            assertThat(state.isComplete()).as(mutant).isTrue();
            return "valid";
        }
        assertThat(state.isComplete()).as(mutant).isFalse();
        if (state.isViable()) {
            assertThat(accepts(mutant + state.completion().orElseThrow()))
                    .as(mutant)
                    .isTrue();
            return "unfinished";
        }
        int flagged = ((Verdict.Dead) state.verdict()).offending().start();
        assertThat(accepts(mutant.substring(0, flagged)
                        + JSON.start()
                                .append(mutant.substring(0, flagged))
                                .completion()
                                .orElseThrow()))
                .as("what stands before the fault can be finished: %s", mutant)
                .isTrue();
        return "flagged";
    }

    @Test
    void every_bit_of_a_mask_is_the_verdict_on_that_token() {
        RandomGenerator random = new SplittableRandom(3);
        TokenMask mask = new TokenMask(JSON, vocabulary(random));
        for (int d = 0; d < DOCUMENTS; d++) {
            String document = Documents.random(random);
            PrefixState state = JSON.start().append(document.substring(0, random.nextInt(document.length() + 1)));
            long[] allowed = mask.allowed(state);
            for (int id = 0; id < mask.vocabulary().size(); id++) {
                assertThat((allowed[id >> 6] >>> id & 1) != 0)
                        .as("token %d after %s", id, document)
                        .isEqualTo(mask.allows(state, id));
            }
        }
    }

    private static TokenVocabulary vocabulary(RandomGenerator random) {
        List<byte[]> tokens = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            tokens.add(new byte[] {(byte) b});
        }
        while (tokens.size() < 3_000) {
            String document = Documents.random(random);
            int from = random.nextInt(document.length());
            int to = Math.min(document.length(), from + random.nextInt(1, 9));
            tokens.add(document.substring(from, to).getBytes(StandardCharsets.UTF_8));
        }
        return TokenVocabulary.of(tokens.size(), tokens::get, id -> false);
    }

    private static boolean accepts(String text) {
        try {
            return !ORACLE.readTree(text).isMissingNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Documents such as a package manager keeps, with every kind of value somewhere. */
    private static final class Documents {
        private static final List<String> STRINGS = List.of(
                "left-pad",
                "1.3.0",
                "^4.17.21",
                "",
                "a \\\"quoted\\\" word",
                "tab\\t",
                "\\u00e9",
                "\u00e9t\u00e9",
                "\\\\",
                "https://example.org/x?y=1",
                "\ud83d\ude00",
                "\\/");
        private static final List<String> NUMBERS =
                List.of("0", "-0", "12", "-1.5", "6.02e23", "1E-7", "0.1", "100", "-2e+8");

        static String random(RandomGenerator random) {
            StringBuilder text = new StringBuilder();
            boolean wide = random.nextBoolean();
            write(value(random, 0), text, wide ? "\n" : "", wide);
            return wide ? text.append('\n').toString() : text.toString();
        }

        private static Object value(RandomGenerator random, int depth) {
            int kind = random.nextInt(depth > 3 ? 5 : 9);
            if (depth == 0 || kind >= 7) {
                TreeMap<String, Object> object = new TreeMap<>();
                for (int i = random.nextInt(5); i > 0; i--) {
                    object.put(pick(STRINGS, random), value(random, depth + 1));
                }
                return object;
            }
            if (kind >= 5) {
                List<Object> array = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(value(random, depth + 1));
                }
                return array;
            }
            return switch (kind) {
                case 0 -> pick(List.of("true", "false", "null"), random);
                case 1 -> pick(NUMBERS, random);
                default -> '"' + pick(STRINGS, random) + '"';
            };
        }

        private static String pick(List<String> from, RandomGenerator random) {
            return from.get(random.nextInt(from.size()));
        }

        private static void write(Object value, StringBuilder text, String indent, boolean wide) {
            String inner = wide ? indent + "  " : "";
            String separator = "";
            if (value instanceof TreeMap<?, ?> object) {
                text.append('{');
                for (var member : object.entrySet()) {
                    text.append(separator).append(inner).append('"').append(member.getKey());
                    text.append(wide ? "\": " : "\":");
                    write(member.getValue(), text, inner, wide);
                    separator = ",";
                }
                text.append(object.isEmpty() ? "" : indent).append('}');
            } else if (value instanceof List<?> array) {
                text.append('[');
                for (Object element : array) {
                    text.append(separator).append(inner);
                    write(element, text, inner, wide);
                    separator = ",";
                }
                text.append(array.isEmpty() ? "" : indent).append(']');
            } else {
                text.append(value);
            }
        }
    }
}
