package tokenward.engine.djl.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Writes a safetensors file of f32 tensors; each is asked for only when its turn comes, so one is in memory at a time. */
public final class SafetensorsWriter {
    private record Pending(List<Long> shape, Supplier<float[]> floats) {}

    private static final int WRITE_AT_ONCE = 1 << 22;

    private final Map<String, Pending> tensors = new LinkedHashMap<>();

    /** Adds a tensor. */
    public SafetensorsWriter add(String name, List<Long> shape, Supplier<float[]> floats) {
        if (tensors.put(name, new Pending(List.copyOf(shape), floats)) != null) {
            throw new IllegalArgumentException("tensor " + name + " was added before");
        }
        return this;
    }

    /** Writes everything added, in that order, replacing the file. */
    public void write(Path file) {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            byte[] header = header();
            ByteBuffer length =
                    ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, header.length);
            writeAll(channel, length);
            writeAll(channel, ByteBuffer.wrap(header));
            ByteBuffer bytes = ByteBuffer.allocate(WRITE_AT_ONCE * 4).order(ByteOrder.LITTLE_ENDIAN);
            for (Map.Entry<String, Pending> tensor : tensors.entrySet()) {
                float[] floats = tensor.getValue().floats().get();
                if (floats.length != TensorEntry.elements(tensor.getValue().shape())) {
                    throw new IllegalStateException("tensor " + tensor.getKey() + " has " + floats.length
                            + " elements, its shape is " + tensor.getValue().shape());
                }
                for (int at = 0; at < floats.length; at += WRITE_AT_ONCE) {
                    int n = Math.min(WRITE_AT_ONCE, floats.length - at);
                    bytes.clear();
                    bytes.asFloatBuffer().put(floats, at, n);
                    writeAll(channel, bytes.limit(4 * n));
                }
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Writes beside the file and then moves into place, so that a reader sees the old file or the whole new one. */
    public void writeAtomically(Path file) {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            write(partial);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private byte[] header() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.putObject("__metadata__").put("format", "pt");
        long at = 0;
        for (Map.Entry<String, Pending> tensor : tensors.entrySet()) {
            List<Long> shape = tensor.getValue().shape();
            ObjectNode entry = root.putObject(tensor.getKey()).put("dtype", "F32");
            entry.set("shape", mapper.valueToTree(shape));
            long end = at + 4 * TensorEntry.elements(shape);
            entry.set("data_offsets", mapper.valueToTree(new ArrayList<>(List.of(at, end))));
            at = end;
        }
        try {
            String json = mapper.writeValueAsString(root);
            int padding = Math.floorMod(-json.getBytes(StandardCharsets.UTF_8).length, 8);
            return (json + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a header of strings and numbers could not be written", e);
        }
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
