package tokenward.rewards.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import tokenward.rewards.api.Assessment;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.InfrastructureException;
import tokenward.rewards.api.Reward;
import tokenward.rewards.api.RewardProvider;
import tokenward.rewards.api.Task;

/** The compiled rewards of a class path. Closing it closes the jars; rewards made by then stay as they are. */
public final class Providers implements AutoCloseable {
    private final URLClassLoader loader;
    private final List<RewardProvider> all;

    private Providers(URLClassLoader loader, List<RewardProvider> all) {
        this.loader = loader;
        this.all = List.copyOf(all);
    }

    /**
     * Loads the providers of jars and class folders, and those that are on Tokenward's own class path.
     *
     * @throws InfrastructureException when a listed provider cannot be loaded
     */
    public static Providers of(List<Path> classpath) {
        URL[] urls = classpath.stream().map(Providers::url).toArray(URL[]::new);
        URLClassLoader loader = new URLClassLoader("rewards", urls, Providers.class.getClassLoader());
        List<RewardProvider> found = new ArrayList<>();
        try {
            ServiceLoader.load(RewardProvider.class, loader).forEach(found::add);
        } catch (ServiceConfigurationError | LinkageError e) {
            close(loader);
            throw new InfrastructureException("a compiled reward of " + classpath + " cannot be loaded: " + e, e);
        }
        return new Providers(loader, found);
    }

    /** Returns the names of all. */
    public List<String> names() {
        return all.stream().map(RewardProvider::name).sorted().toList();
    }

    /**
     * Creates the reward of a name; closing it closes this class path too.
     *
     * @throws InfrastructureException when there is none, or it refuses its parameters
     */
    public Reward create(String name, Map<String, Object> parameters) {
        RewardProvider provider = all.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InfrastructureException(
                        "no compiled reward is called `" + name + "`; there is " + String.join(", ", names())));
        try {
            return new Closing(provider.create(parameters));
        } catch (IllegalArgumentException e) {
            throw new InfrastructureException("the compiled reward `" + name + "` refuses: " + e.getMessage(), e);
        }
    }

    private final class Closing implements Reward {
        private final Reward reward;

        Closing(Reward reward) {
            this.reward = reward;
        }

        @Override
        public Assessment assess(Task task, Completion completion) {
            return reward.assess(task, completion);
        }

        @Override
        public void close() {
            reward.close();
            Providers.this.close();
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new InfrastructureException(path + " cannot be on a class path", e);
        }
    }

    @Override
    public void close() {
        close(loader);
    }

    private static void close(URLClassLoader loader) {
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the class path of a compiled reward", e);
        }
    }
}
