package tokenward.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TrainingMetricTest {
    @Test
    void the_handbook_explains_every_metric() throws IOException {
        Path handbook = Path.of(System.getProperty("exp.root", ".."), "docs", "ppo.md");
        assumeTrue(Files.exists(handbook), "docs/ppo.md is not beside this build");
        String text = Files.readString(handbook);

        for (TrainingMetric metric : TrainingMetric.values()) {
            assertThat(text).contains("| `" + metric.key() + "` | " + metric.meaning() + " |");
        }
    }
}
