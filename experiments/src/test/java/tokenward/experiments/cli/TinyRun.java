package tokenward.experiments.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** An experiment small enough for a test: one update of the bundled starter policy, judged by the grammar alone. */
record TinyRun(Path folder, StringWriter out, StringWriter err) {
    private static final Path STARTER = Path.of(System.getProperty("exp.root", ".."), "experiments", "starter")
            .toAbsolutePath()
            .normalize();

    static TinyRun in(Path folder) throws IOException {
        TinyRun tiny = new TinyRun(folder, new StringWriter(), new StringWriter());
        tiny.write("epochs = 1");
        return tiny;
    }

    Path file() {
        return folder.resolve("tiny.exp");
    }

    void write(String line) throws IOException {
        Files.writeString(file(), """
                import "%s/starter.exp"

                experiment tiny extends starter {
                  model policy { checkpoint = "%s/policy" }
                  data train { select = first(8 rows) }
                  data validation { select = first(2 rows) }
                  without evaluate.test
                  without data.test
                  reward syntax { weight = 1 }
                  rollout.max_length = 12 tokens
                  budget.updates = 1
                  hardware.threads = 1
                  ppo {
                    batch      = 4 rollouts
                    mini_batch = 4 rollouts
                    %s
                  }
                }
                """.formatted(STARTER, STARTER, line));
    }

    int exp(String... arguments) {
        return Exp.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
