package tokenward.rewards.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.api.Reward;
import tokenward.rewards.api.Task;

/** A provider is compiled from source, and found in its class folder and in a jar of it. */
class ProvidersTest {
    private static final Task TASK = Task.of("t", "anything", "", List.of());
    private static final String SOURCE = """
            package their.rewards;

            import java.util.Map;
            import tokenward.rewards.api.Assessment;
            import tokenward.rewards.api.Reward;
            import tokenward.rewards.api.RewardProvider;

            public final class ShortPrograms implements RewardProvider {
                @Override
                public String name() {
                    return "short_programs";
                }

                @Override
                public Reward create(Map<String, Object> parameters) {
                    if (!(parameters.get("longest") instanceof Long longest)) {
                        throw new IllegalArgumentException("`longest` must be a whole number");
                    }
                    return (task, completion) ->
                            Assessment.of(completion.codeText().lines().count() <= longest ? 1 : -1);
                }
            }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assumeTrue(compiler != null, "a JDK compiles the provider, and this is a JRE");
        Path source = Files.writeString(folder.resolve("ShortPrograms.java"), SOURCE);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int exit = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                source.toString());
        assertThat(exit).isZero();
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve("tokenward.rewards.api.RewardProvider"), "their.rewards.ShortPrograms\n");
    }

    @Test
    void a_class_folder_provides_a_reward() {
        judges(folder.resolve("classes"));
    }

    @Test
    void a_jar_provides_a_reward() throws IOException {
        Path classes = folder.resolve("classes");
        Path jar = folder.resolve("rewards.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }

        judges(jar);
    }

    @Test
    void a_provider_says_what_it_lacks() {
        try (Providers providers = Providers.of(List.of(folder.resolve("classes")))) {
            assertThat(providers.names()).contains("short_programs");
            assertThatThrownBy(() -> providers.create("short_programs", Map.of()))
                    .isInstanceOf(InfrastructureException.class)
                    .hasMessageContaining("`longest` must be a whole number");
            assertThatThrownBy(() -> providers.create("tall_programs", Map.of()))
                    .isInstanceOf(InfrastructureException.class)
                    .hasMessageContaining("no compiled reward is called `tall_programs`; there is short_programs");
        }
    }

    private static void judges(Path where) {
        try (Reward reward = Providers.of(List.of(where)).create("short_programs", Map.of("longest", 2L))) {
            assertThat(reward.assess(TASK, Completion.ofCharacters("a\nb\n")).score())
                    .hasValue(1.0);
            assertThat(reward.assess(TASK, Completion.ofCharacters("a\nb\nc\n")).score())
                    .hasValue(-1.0);
        }
    }
}
