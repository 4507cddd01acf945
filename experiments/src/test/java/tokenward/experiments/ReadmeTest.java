package tokenward.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tokenward.dsl.Experiments;

class ReadmeTest {
    private static final Path ROOT =
            Path.of(System.getProperty("exp.root", "..")).toAbsolutePath();
    private static final Pattern EXAMPLE = Pattern.compile("```exp\\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_example_of_the_readme_is_sound() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(ROOT.resolve("README.md")));
        assertThat(example.find()).isTrue();
        String text = example.group(1);
        Path file = ROOT.resolve("readme.exp");

        var checked = Experiments.check(file, List.of(), path -> path.equals(file) ? text : Files.readString(path));

        assertThat(checked.diagnostics()).isEmpty();
        assertThat(checked.value()).isPresent();
    }
}
