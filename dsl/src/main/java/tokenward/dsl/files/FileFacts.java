package tokenward.dsl.files;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tokenward.dsl.vocabulary.ModelSettings;
import tokenward.engine.config.NetworkShape;

/** Facts about files, each file read once. */
public final class FileFacts {
    private final Map<Path, Optional<NetworkShape>> shapes = new HashMap<>();
    private final Map<Path, Optional<Header>> columns = new HashMap<>();
    private final Map<Path, Integer> vocabularies = new HashMap<>();

    /** Creates one that knows nothing yet. */
    public FileFacts() {}

    /** Returns the sizes of the policy's network; empty when its checkpoint is not on this machine. */
    public Optional<NetworkShape> network(ModelSettings.Policy policy) {
        return policy.architecture()
                .map(this::fresh)
                .or(() -> policy.checkpoint()
                        .flatMap(c -> shapes.computeIfAbsent(c.directory().resolve("config.json"), ModelFiles::shape)));
    }

    /**
     * Returns the columns of a data file, or of the first of a directory; empty when they cannot be told.
     *
     * @param split what the names of a directory's files begin with
     */
    public Optional<Header> columns(Path path, Optional<String> split) {
        return columns.computeIfAbsent(path, p -> DataColumns.of(p, split));
    }

    private NetworkShape fresh(ModelSettings.Architecture shape) {
        return new NetworkShape(
                shape.layers(),
                shape.hidden(),
                shape.intermediate(),
                shape.heads(),
                shape.kvHeads(),
                shape.hidden() / shape.heads(),
                vocabularies.computeIfAbsent(shape.tokenizer(), ModelFiles::vocabulary),
                shape.context(),
                shape.tied());
    }
}
