package tokenward.grammars.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tokenward.grammars.prefix.PrefixChecker;
import tokenward.grammars.prefix.Verdict;

/** One snippet for each feature of the language, with the versions of CPython whose own parser accepts it. */
class PythonFeaturesTest {
    @ParameterizedTest
    @EnumSource
    void agrees_with_cpython_on_every_feature(PythonVersion version) throws IOException {
        PrefixChecker checker = new PrefixChecker(PythonLanguage.compile(version));
        for (String line : lines()) {
            String[] columns = line.split("\t", -1);
            boolean valid = Set.of(columns[0].split(" ", -1)).contains(version.toString());

            Verdict verdict = checker.check(unescaped(columns[2]));

            assertThat(verdict.isComplete()).as("%s: %s", columns[1], verdict).isEqualTo(valid);
        }
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = PythonFeaturesTest.class.getResourceAsStream("features.tsv")) {
            String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return all.lines().toList();
        }
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            char kind = text.charAt(++i);
            out.append(
                    switch (kind) {
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        case 'r' -> '\r';
                        case 'f' -> '\f';
                        default -> kind;
                    });
        }
        return out.toString();
    }
}
