package tokenward.experiments.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.vocabulary.ExperimentSettings;

/** Hashes of the files an experiment reads, and versions of what runs it. Hub names that are not here are left out. */
final class LockInputs {
    private static final int BUFFER = 1 << 16;

    private LockInputs() {}

    static SortedMap<String, String> of(ExperimentPlan plan) {
        SortedMap<String, String> inputs = new TreeMap<>();
        ExperimentSettings settings = plan.first().settings();
        settings.model().policy().checkpoint().ifPresent(c -> add(inputs, "model.policy.checkpoint", c.directory()));
        settings.model().policy().adapter().ifPresent(a -> add(inputs, "model.policy.adapter", a));
        settings.model()
                .policy()
                .architecture()
                .ifPresent(a -> add(inputs, "model.policy.architecture.tokenizer", a.tokenizer()));
        settings.data().forEach(d -> d.path().ifPresent(p -> add(inputs, "data." + d.name() + ".path", p)));
        settings.evaluate().forEach(e -> e.path().ifPresent(p -> add(inputs, "evaluate." + e.name() + ".path", p)));
        plan.worlds().forEach((name, path) -> add(inputs, "world." + name, path));
        inputs.put("java", Integer.toString(Runtime.version().feature()));
        inputs.put("platform", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return inputs;
    }

    private static void add(SortedMap<String, String> inputs, String name, Path path) {
        if (Files.isDirectory(path)) {
            try (Stream<Path> files = Files.list(path)) {
                files.filter(Files::isRegularFile)
                        .sorted()
                        .forEach(f -> inputs.put(name + "/" + f.getFileName(), hash(f)));
            } catch (IOException e) {
                throw new UncheckedIOException("`" + path + "` cannot be listed", e);
            }
        } else if (Files.isRegularFile(path)) {
            inputs.put(name, hash(path));
        }
    }

    private static String hash(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("`" + file + "` cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
