package tokenward.experiments.cli.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tokenward.dsl.plan.ExperimentPlan;
import tokenward.dsl.vocabulary.ExperimentSettings;
import tokenward.dsl.vocabulary.reward.CommandSettings;
import tokenward.dsl.vocabulary.reward.CustomSettings;
import tokenward.dsl.vocabulary.reward.LintSettings;
import tokenward.dsl.vocabulary.reward.RewardSettings;
import tokenward.dsl.vocabulary.reward.SimulationSettings;
import tokenward.dsl.vocabulary.reward.UnitTestSettings;
import tokenward.engine.djl.DjlModels;
import tokenward.rewards.lint.LintConfig;
import tokenward.rewards.sandbox.Interpreter;
import tokenward.rewards.sandbox.ToolProcess;

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
        for (RewardSettings reward : settings.reward()) {
            tools(inputs, reward);
        }
        if (runsPrograms(settings)) {
            inputs.put("tool.python", Interpreter.find(Optional.empty()).version());
        }
        inputs.put("java", Runtime.version().toString());
        inputs.put("platform", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        inputs.putAll(DjlModels.versions());
        return inputs;
    }

    private static void tools(SortedMap<String, String> inputs, RewardSettings reward) {
        String block = "reward." + reward.name();
        switch (reward) {
            case LintSettings lint -> inputs.put(block + ".ruff", LintConfig.DEFAULTS.version());
            case CommandSettings command ->
                program(command.run().getFirst())
                        .ifPresentOrElse(
                                file -> inputs.put(block + ".run", hash(file)),
                                () -> inputs.put(block + ".run", "not on this machine"));
            case CustomSettings custom ->
                custom.classpath().forEach(path -> add(inputs, block + ".classpath/" + path.getFileName(), path));
            default -> {}
        }
    }

    private static Optional<Path> program(String name) {
        return name.contains("/") ? Optional.of(Path.of(name)).filter(Files::isRegularFile) : ToolProcess.find(name);
    }

    private static boolean runsPrograms(ExperimentSettings settings) {
        return !settings.evaluate().isEmpty()
                || settings.reward().stream()
                        .anyMatch(r -> r instanceof UnitTestSettings || r instanceof SimulationSettings);
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
