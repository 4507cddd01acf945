package tokenward.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are killed without warning, and resumed, end with the bits of one that was left alone. */
@Tag("slow")
class KilledRunTest {
    private static final Path STARTER = Path.of("starter").toAbsolutePath().normalize();

    /** What stands on disk when a run is killed; each is soon over, so the kill lands in what comes next. */
    private static final Map<String, Predicate<Path>> MOMENTS = Map.of(
            "measuring the base", run -> Files.exists(run.resolve("plan.json")),
            "the first rollouts", run -> events(run).contains("\"policy\":\"base\""),
            "an update", run -> Files.exists(run.resolve("rollouts/update-00002.jsonl")),
            "an evaluation on the way", run -> events(run).contains("\"update\":2,\"updates\""),
            "a checkpoint", run -> Files.exists(run.resolve("evaluations/test/update-00002.jsonl")),
            "the last update", run -> events(run).contains("\"update\":3,\"updates\""),
            "the report", run -> events(run).contains("\"kind\":\"finished\""));

    @TempDir
    private Path folder;

    @Test
    void a_run_that_is_killed_and_resumed_ends_as_one_that_was_not() throws Exception {
        Path file = experiment();
        Path whole = folder.resolve("whole");
        start(file, whole).waitFor();
        Path expected = only(whole);

        for (Map.Entry<String, Predicate<Path>> moment : MOMENTS.entrySet()) {
            Path runs = folder.resolve(moment.getKey().replace(' ', '-'));
            Process process = start(file, runs);
            while (process.isAlive()
                    && !(Files.isDirectory(runs) && moment.getValue().test(only(runs)))) {
                Thread.sleep(5);
            }
            process.destroyForcibly().waitFor();
            assertThat(start(file, runs).waitFor()).as(moment.getKey()).isZero();

            Path found = only(runs);
            for (String name :
                    List.of("policy/model.safetensors", "evaluations/test/tuned.jsonl", "report/tables/result.csv")) {
                assertThat(found.resolve(name))
                        .as("%s after a kill in %s", name, moment.getKey())
                        .hasSameBinaryContentAs(expected.resolve(name));
            }
            assertThat(updates(found))
                    .as("updates after a kill in %s", moment.getKey())
                    .isEqualTo(updates(expected));
        }
    }

    private Path experiment() throws IOException {
        return Files.writeString(folder.resolve("killed.exp"), """
                import "%s/starter.exp"

                experiment killed extends starter {
                  model policy { checkpoint = "%s/policy" }
                  without data.validation
                  without evaluate.validation
                  reward unit_tests { weight = 0.9 }
                  reward syntax { weight = 0.1 }
                  ppo {
                    batch      = 8 rollouts
                    mini_batch = 4 rollouts
                    epochs     = 2
                  }
                  rollout.max_length  = 24 tokens
                  evaluate test {
                    tasks = 8
                    every = 2 updates
                  }
                  checkpoint.every    = 1 updates
                  budget.updates      = 3 updates
                  hardware.threads    = 1

                  table result {
                    rows    = [baseline(policy), final(policy)]
                    columns = evaluate.test.pass@1
                  }
                }
                """.formatted(STARTER, STARTER));
    }

    private static Process start(Path file, Path runs) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Exp.class.getName(),
                        "run",
                        file.toString(),
                        "--runs",
                        runs.toString())
                .redirectErrorStream(true)
                .redirectOutput(file.resolveSibling("console.txt").toFile())
                .start();
    }

    private static Path only(Path runs) throws IOException {
        Path experiment = runs.resolve("killed");
        if (!Files.isDirectory(experiment)) {
            return experiment;
        }
        try (Stream<Path> entries = Files.list(experiment)) {
            return entries.findFirst().orElse(experiment);
        }
    }

    private static String events(Path run) {
        try {
            return Files.exists(run.resolve("events.jsonl")) ? Files.readString(run.resolve("events.jsonl")) : "";
        } catch (IOException cutShort) {
            return "";
        }
    }

    /** Every update with its metrics; how long they took is left out. */
    private static List<String> updates(Path run) {
        return events(run)
                .lines()
                .filter(line -> line.contains("\"event\":\"update\""))
                .map(line -> line.replaceAll("\"seconds\":[^,}]*", ""))
                .toList();
    }
}
