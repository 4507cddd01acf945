package tokenward.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tokenward.dsl.Experiments;

/** What {@code explain} writes for tools is an experiment again. */
class PlanFileTest {
    private static final Path EXPERIMENTS =
            Path.of(System.getProperty("exp.root", ".."), "experiments").normalize();

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> a_shipped_experiment_comes_back_with_its_fingerprint() throws IOException {
        try (Stream<Path> files = Files.walk(EXPERIMENTS)) {
            return files
                    .filter(f -> f.toString().endsWith(".exp"))
                    .filter(f ->
                            !f.toString().contains("target") && !f.toString().contains("src"))
                    .filter(f -> Experiments.check(f, java.util.List.of())
                            .value()
                            .filter(plans -> plans.size() == 1)
                            .isPresent())
                    .sorted()
                    .toList()
                    .stream()
                    .flatMap(file -> Stream.of("yaml", "json")
                            .map(format ->
                                    DynamicTest.dynamicTest(file + " " + format, () -> roundTrip(file, format))));
        }
    }

    @Test
    void bodies_and_parameters_come_back() throws IOException {
        Path rewards = EXPERIMENTS.resolve("rewards").toAbsolutePath();
        Path file = Files.writeString(folder.resolve("own.exp"), """
                import "%s/security.exp"
                import "%s/c_compiles.exp"

                experiment own {
                  model policy {
                    checkpoint = "org/model"
                    lora { rank = 4 }
                  }
                  data train { dataset = "org/data" }
                  reward security {
                    weight = 0.5
                    severe = 0.25
                  }
                  reward c_compiles { weight = 0.5 }
                  sweep {
                    ablate = [reward.security, none]
                    seed   = 1 .. 3
                  }
                }
                """.formatted(rewards, rewards));

        roundTrip(file, "yaml");
    }

    @Test
    void what_is_no_plan_is_said_to_be_none() throws IOException {
        Path file = Files.writeString(folder.resolve("other.yaml"), "a: 1\n");
        StringWriter err = new StringWriter();

        int code = Exp.run(new PrintWriter(new StringWriter()), new PrintWriter(err, true), "check", file.toString());

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("other.yaml is no plan").contains("exp explain FILE");
    }

    private void roundTrip(Path file, String format) {
        try {
            String text = explain(file, format);
            Path plan = Files.writeString(folder.resolve("plan." + format), text);
            String again = explain(plan, "json");

            assertThat(new ObjectMapper().readTree(again).path("fingerprint").asText())
                    .isEqualTo(new ObjectMapper()
                            .readTree(explain(file, "json"))
                            .path("fingerprint")
                            .asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String explain(Path file, String format) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Exp.run(
                new PrintWriter(out, true), new PrintWriter(err, true), "explain", file.toString(), "--format", format);
        assertThat(code).as(err.toString()).isZero();
        return out.toString();
    }
}
