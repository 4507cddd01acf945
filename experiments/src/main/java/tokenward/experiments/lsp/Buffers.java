package tokenward.experiments.lsp;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tokenward.grammars.text.SourceText;

/** The files an editor has open, as they stand there, over those on disk. */
final class Buffers {
    private final Map<Path, Buffer> open = new ConcurrentHashMap<>();

    /**
     * An open file.
     *
     * @param uri the editor's name for it
     * @param version the editor's count of its changes
     */
    record Buffer(String uri, int version, SourceText text) {}

    /** Returns the file an editor's name stands for; one that is not saved yet has a path that does not exist. */
    static Path path(String uri) {
        try {
            URI parsed = URI.create(uri);
            if ("file".equals(parsed.getScheme())) {
                return Path.of(parsed).normalize();
            }
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            // Not a name of a file: falls through.
        }
        return Path.of("unsaved", uri.replaceAll("[^A-Za-z0-9_.]", "_")).toAbsolutePath();
    }

    void put(String uri, int version, String text) {
        Path path = path(uri);
        open.put(path, new Buffer(uri, version, new SourceText(path.toString(), text)));
    }

    void remove(String uri) {
        open.remove(path(uri));
    }

    Optional<Buffer> of(Path path) {
        return Optional.ofNullable(open.get(path));
    }

    List<Path> paths() {
        return new ArrayList<>(open.keySet());
    }

    /** Returns the text of a file, open or not. */
    String read(Path path) throws IOException {
        Buffer buffer = open.get(path);
        return buffer == null ? Files.readString(path) : buffer.text().text();
    }

    /** Returns the editor's name of a file. */
    String uri(Path path) {
        Buffer buffer = open.get(path);
        return buffer == null ? path.toUri().toString() : buffer.uri();
    }
}
