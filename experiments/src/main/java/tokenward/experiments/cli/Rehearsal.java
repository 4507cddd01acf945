package tokenward.experiments.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;

/**
 * Goes through the verbs that end at once, for the launcher: it keeps the classes they load in an archive, which makes
 * checking a file twice as quick. What comes of them does not matter.
 */
final class Rehearsal {
    private Rehearsal() {}

    /** Goes through the verbs, on the experiments in the directory that is named first. */
    public static void main(String[] arguments) {
        Path experiments = Path.of(arguments[0]);
        String sweep = experiments.resolve("ablations/methods.exp").toString();
        String one = experiments.resolve("paper/mbpp.exp").toString();
        quietly("check", sweep);
        quietly("check", one, "ppo.epoch=2");
        quietly("check", experiments.resolve("rewards/security.exp").toString());
        quietly("explain", one);
        quietly("fmt", "--check", one);
        quietly("help", "E0201");
    }

    private static void quietly(String... arguments) {
        Exp.run(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), arguments);
    }
}
