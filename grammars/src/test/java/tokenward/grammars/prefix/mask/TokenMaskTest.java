package tokenward.grammars.prefix.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tokenward.grammars.json.JsonLanguage;
import tokenward.grammars.prefix.Language;
import tokenward.grammars.prefix.PrefixState;
import tokenward.grammars.python.PythonLanguage;
import tokenward.grammars.python.PythonVersion;

class TokenMaskTest {
    private static final String PROGRAM = "def f(a, b):\n    '''d'''\n    x = f'{a!r:>{b}} {{' + f\"{(a, [b])}\"\n"
            + "    if x and (a or\n  b):\n        return {1: [2, (3)]}  # c\n\n\tx\n".replace("\n\tx\n", "\n")
            + "    else:\n        y = r'\\d' ** 2 ; z = a.b[1:2]\n    return 1.5e3\n";

    @Test
    void every_bit_is_the_verdict_on_that_token() {
        Language python = PythonLanguage.compile(PythonVersion.V3_11);
        TokenMask mask = new TokenMask(python, pieces(PROGRAM, 1500), 0, 64 << 20);
        for (int cut = 0; cut <= PROGRAM.length(); cut++) {
            assertMaskIsBruteForce(mask, python.start().append(PROGRAM.substring(0, cut)));
        }
    }

    @Test
    void f_strings_of_later_versions_too() {
        Language python = PythonLanguage.compile(PythonVersion.V3_13);
        String text = "x = f'{f'{a['b']}'}' + f'''{\nc}'''\n";
        TokenMask mask = new TokenMask(python, pieces(text + PROGRAM, 1500), 0, 64 << 20);
        for (int cut = 0; cut <= text.length(); cut++) {
            assertMaskIsBruteForce(mask, python.start().append(text.substring(0, cut)));
        }
    }

    @Test
    void languages_without_layout_too() {
        Language json = JsonLanguage.compile();
        String text = "{\"a\": [1.5e3, true, \"x\\u00e9\"], \"b\": {}}";
        TokenMask mask = new TokenMask(json, pieces(text, 800));
        for (int cut = 0; cut <= text.length(); cut++) {
            assertMaskIsBruteForce(mask, json.start().append(text.substring(0, cut)));
        }
    }

    @Test
    void remembered_masks_are_the_computed_ones() {
        Language python = PythonLanguage.compile(PythonVersion.V3_11);
        TokenVocabulary vocabulary = pieces(PROGRAM, 400);
        TokenMask remembers = new TokenMask(python, vocabulary);
        TokenMask computes = new TokenMask(python, vocabulary, 0, 64 << 20);
        for (int pass = 0; pass < 2; pass++) {
            for (int cut = 0; cut <= PROGRAM.length(); cut++) {
                PrefixState state = python.start().append(PROGRAM.substring(0, cut));
                assertThat(remembers.allowed(state)).isEqualTo(computes.allowed(state));
            }
        }
    }

    @Test
    void a_dead_prefix_allows_nothing() {
        Language json = JsonLanguage.compile();
        TokenMask mask = new TokenMask(json, pieces("{}", 10));

        assertThat(mask.allowed(json.start().append("}"))).containsOnly(0L);
    }

    private static void assertMaskIsBruteForce(TokenMask mask, PrefixState state) {
        long[] allowed = mask.allowed(state);
        for (int id = 0; id < mask.vocabulary().size(); id++) {
            boolean bit = (allowed[id >> 6] >>> id & 1) != 0;
            String token = new String(mask.vocabulary().bytes(id), StandardCharsets.UTF_8);
            assertThat(bit)
                    .as("token `%s` after %d characters", token, state.length())
                    .isEqualTo(mask.allows(state, id));
        }
    }

    /** Every single byte, pieces of a text, pieces glued together, and one token that ends the text. */
    private static TokenVocabulary pieces(String text, int count) {
        SplittableRandom random = new SplittableRandom(7);
        Set<String> tokens = new LinkedHashSet<>();
        while (tokens.size() < count) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(1, 5));
            int other = random.nextInt(text.length());
            String glued = random.nextInt(3) > 0 ? "" : text.substring(other, Math.min(text.length(), other + 2));
            if (!tokens.add(text.substring(from, to) + glued)) {
                count--;
            }
        }
        List<byte[]> bytes = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            bytes.add(new byte[] {(byte) b});
        }
        tokens.forEach(t -> bytes.add(t.getBytes(StandardCharsets.UTF_8)));
        int size = bytes.size();
        return TokenVocabulary.of(size + 1, bytes::get, id -> id == size, size);
    }
}
