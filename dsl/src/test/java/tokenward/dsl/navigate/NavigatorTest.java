package tokenward.dsl.navigate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tokenward.dsl.navigate.Navigator.Location;

class NavigatorTest {
    private static final Path BASE = Path.of("work", "base.exp");
    private static final Path MAIN = Path.of("work", "main.exp");
    private static final Path OTHER = Path.of("work", "other.exp");
    private static final Map<Path, String> FILES = Map.of(BASE, """
            define experiment base {
              decoding greedy { temperature = 0 }
            }
            define reward brief {
              most = 3
              assess = ```groovy
                penalize everywhere, most, 'x'
              ```
            }
            """, MAIN, """
            import "base.exp"
            experiment main extends base {
              evaluate mbpp { decoding = greedy }
              reward brief { weight = 0.5 }
              reward lint { weight = 0.5 }
              reward.brief.most = 4
              figure f { y = [evaluate.mbpp.pass@1, mean(reward.brief)] }
            }
            """, OTHER, """
            import "main.exp"
            experiment other extends main {
              without reward.brief
              sweep {
                evaluate.mbpp.samples = [1, 2]
                ablate = [none, reward.lint]
              }
              evaluate other { decoding = greedy }
            }
            """);
    private final Navigator navigator = new Navigator(
            path -> Optional.ofNullable(FILES.get(path)).orElseThrow(() -> new NoSuchFileException(path.toString())));

    private static int at(Path file, String words) {
        return text(file).indexOf(words) + words.length();
    }

    private static String text(Path file) {
        return Objects.requireNonNull(FILES.get(file));
    }

    private static String line(Location place) {
        String text = text(place.file());
        int line = (int) text.substring(0, place.span().start()).lines().count();
        return place.file().getFileName() + ":" + Math.max(1, line);
    }

    @Test
    void an_import_leads_to_its_file() {
        assertThat(navigator.definition(MAIN, at(MAIN, "import \"ba")))
                .hasValueSatisfying(l -> assertThat(l.file()).isEqualTo(BASE));
    }

    @Test
    void a_name_leads_to_its_declaration_across_imports() {
        assertThat(navigator.definition(MAIN, at(MAIN, "extends base")).map(NavigatorTest::line))
                .hasValue("base.exp:1");
        assertThat(navigator.definition(MAIN, at(MAIN, "decoding = gree")).map(NavigatorTest::line))
                .hasValue("base.exp:2");
        assertThat(navigator.definition(MAIN, at(MAIN, "reward brief")).map(NavigatorTest::line))
                .hasValue("base.exp:4");
        assertThat(navigator.definition(OTHER, at(OTHER, "evaluate.mbpp")).map(NavigatorTest::line))
                .hasValue("main.exp:3");
    }

    @Test
    void words_of_the_language_lead_nowhere() {
        assertThat(navigator.definition(MAIN, at(MAIN, "reward lint"))).isEmpty();
        assertThat(navigator.definition(MAIN, at(MAIN, "weight"))).isEmpty();
    }

    @Test
    void uses_are_found_in_every_file_that_sees_the_declaration() {
        List<Location> uses = navigator.uses(BASE, at(BASE, "reward brief"), FILES.keySet());

        assertThat(uses)
                .extracting(NavigatorTest::line)
                .containsExactly("base.exp:4", "main.exp:4", "main.exp:6", "main.exp:7", "other.exp:3");
    }

    @Test
    void a_block_is_renamed_in_the_experiments_that_inherit_it() {
        Navigator.Renaming renaming = navigator.rename(MAIN, at(MAIN, "evaluate mb"), "basic", FILES.keySet());

        assertThat(renaming.refusal()).isEmpty();
        assertThat(renaming.places())
                .extracting(NavigatorTest::line)
                .containsExactly("main.exp:3", "main.exp:7", "other.exp:5");
    }

    @Test
    void a_block_of_a_parent_is_renamed_where_it_is_referred_to() {
        Navigator.Renaming renaming = navigator.rename(BASE, at(BASE, "decoding gr"), "careful", FILES.keySet());

        assertThat(renaming.places())
                .extracting(NavigatorTest::line)
                .containsExactly("base.exp:2", "main.exp:3", "other.exp:8");
    }

    @Test
    void names_that_are_taken_or_are_none_are_refused() {
        assertThat(navigator
                        .rename(MAIN, at(MAIN, "evaluate mb"), "no name", FILES.keySet())
                        .refusal())
                .hasValueSatisfying(why -> assertThat(why).contains("no name"));
        assertThat(navigator
                        .rename(BASE, at(BASE, "reward br"), "lint", FILES.keySet())
                        .refusal())
                .hasValueSatisfying(why -> assertThat(why).contains("already"));
        assertThat(navigator
                        .rename(MAIN, at(MAIN, "reward li"), "style", FILES.keySet())
                        .refusal())
                .isPresent();
    }
}
