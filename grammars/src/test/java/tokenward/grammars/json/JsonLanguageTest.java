package tokenward.grammars.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tokenward.grammars.prefix.Language;
import tokenward.grammars.prefix.PrefixChecker;
import tokenward.grammars.prefix.PrefixState;
import tokenward.grammars.prefix.Verdict;
import tokenward.grammars.text.Span;

class JsonLanguageTest {
    private static final Language JSON = JsonLanguage.compile();
    private static final String PACKAGE =
            "{\n  \"name\": \"left-pad\", \"version\": \"1.3.0\",\n  \"files\": [\"a\\u00e9\\n\", -0.5e+7, true, null, {}, []]\n}\n";

    @Test
    void accepts_every_prefix_of_a_document() {
        PrefixState state = JSON.start();
        for (int i = 0; i < PACKAGE.length(); i++) {
            state = state.append(PACKAGE.substring(i, i + 1));
            assertThat(state.isViable()).isTrue();
        }
        assertThat(state.isComplete()).isTrue();
    }

    @Test
    void names_what_could_have_come() {
        Verdict verdict = new PrefixChecker(JSON).check("{\"a\": 1 \"b\"}");

        assertThat(verdict).isEqualTo(new Verdict.Dead(new Span(8, 9), new TreeSet<>(List.of("`,`", "`}`"))));
    }

    @Test
    void refuses_what_the_standard_refuses() {
        PrefixChecker checker = new PrefixChecker(JSON);
        for (String text : new String[] {
            "01", "+1", ".5", "1.", "[1,]", "{1: 2}", "'a'", "\"\t\"", "\"\\x\"", "nul", "NaN", "//", ""
        }) {
            assertThat(checker.check(text).isComplete()).as(text).isFalse();
        }
        for (String text : new String[] {"0", "-0", "1e5", "\"\"", " [ ] ", "\"\\ud83d\"", "false"}) {
            assertThat(checker.check(text).isComplete()).as(text).isTrue();
        }
    }

    @Test
    void completes_any_prefix() {
        for (int cut = 0; cut <= PACKAGE.length(); cut++) {
            PrefixState state = JSON.start().append(PACKAGE.substring(0, cut));
            String completion = state.completion().orElseThrow();
            assertThat(state.append(completion).isComplete()).as(completion).isTrue();
        }
    }
}
