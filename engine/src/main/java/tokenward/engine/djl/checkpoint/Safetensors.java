package tokenward.engine.djl.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One safetensors file: eight bytes of header length, a JSON header, then the tensors' bytes. Nothing is read before it
 * is asked for, and everything the header claims is checked against the file first.
 *
 * @see "huggingface/safetensors, README: format"
 */
public final class Safetensors {
    private static final long LARGEST_HEADER = 100_000_000;
    private static final int READ_AT_ONCE = 1 << 24;

    private final Path file;
    private final SortedMap<String, TensorEntry> tensors;
    private final Map<String, String> metadata;

    private Safetensors(Path file, SortedMap<String, TensorEntry> tensors, Map<String, String> metadata) {
        this.file = file;
        this.tensors = Collections.unmodifiableSortedMap(tensors);
        this.metadata = Map.copyOf(metadata);
    }

    /** Reads and checks the header of a file. */
    public static Safetensors open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new CheckpointException("no file " + file);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size < 8) {
                throw new CheckpointException(
                        file + " is truncated: " + size + " bytes, a safetensors file has at least 8");
            }
            long header = read(file, channel, 0, 8).getLong(0);
            if (header < 2 || header > LARGEST_HEADER) {
                throw new CheckpointException(
                        file + " is not a safetensors file: it claims a header of " + header + " bytes");
            }
            if (8 + header > size) {
                throw new CheckpointException(
                        file + " is truncated: its header needs " + (8 + header) + " bytes, the file has " + size);
            }
            String json = StandardCharsets.UTF_8
                    .decode(read(file, channel, 8, (int) header))
                    .toString();
            return parse(file, json, 8 + header, size);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Returns the tensors by name. */
    public SortedMap<String, TensorEntry> tensors() {
        return tensors;
    }

    /** Returns the free-form strings of the header. */
    Map<String, String> metadata() {
        return metadata;
    }

    /**
     * Reads a tensor as f32, whatever format it is stored in.
     *
     * @return elements, row-major
     */
    public float[] floats(String name) {
        TensorEntry entry = entry(name);
        long elements = entry.elements();
        if (elements > Integer.MAX_VALUE - 16) {
            throw new CheckpointException(
                    file + ": tensor " + name + " has " + elements + " elements, more than fit one array");
        }
        float[] out = new float[(int) elements];
        int width = width(name, entry.format());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int done = 0;
            while (done < out.length) {
                int n = Math.min(out.length - done, READ_AT_ONCE / width);
                ByteBuffer bytes = read(file, channel, entry.start() + (long) done * width, n * width);
                convert(entry.format(), bytes, out, done, n);
                done += n;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read tensor " + name + " of " + file, e);
        }
        return out;
    }

    /** Reads a tensor that must have the given shape. */
    public float[] floats(String name, List<Long> shape) {
        require(name, shape);
        return floats(name);
    }

    /** Throws unless the file has a tensor of the given shape. */
    public void require(String name, List<Long> shape) {
        TensorEntry entry = entry(name);
        if (!entry.shape().equals(shape)) {
            throw new CheckpointException(
                    file + ": tensor " + name + " has shape " + entry.shape() + ", expected " + shape);
        }
    }

    private TensorEntry entry(String name) {
        TensorEntry entry = tensors.get(name);
        if (entry == null) {
            throw new CheckpointException(file + " has no tensor " + name);
        }
        return entry;
    }

    private int width(String name, String format) {
        return switch (format) {
            case "F64" -> 8;
            case "F32" -> 4;
            case "F16", "BF16" -> 2;
            default ->
                throw new CheckpointException(
                        file + ": tensor " + name + " is stored as " + format + ", expected F64, F32, F16 or BF16");
        };
    }

    private static void convert(String format, ByteBuffer bytes, float[] out, int at, int n) {
        switch (format) {
            case "F64" -> {
                for (int i = 0; i < n; i++) {
                    out[at + i] = (float) bytes.getDouble(8 * i);
                }
            }
            case "F32" -> bytes.asFloatBuffer().get(out, at, n);
            case "F16" -> {
                for (int i = 0; i < n; i++) {
                    out[at + i] = Float.float16ToFloat(bytes.getShort(2 * i));
                }
            }
            default -> {
                for (int i = 0; i < n; i++) {
                    out[at + i] = Float.intBitsToFloat(bytes.getShort(2 * i) << 16);
                }
            }
        }
    }

    private static ByteBuffer read(Path file, FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new CheckpointException(file + " is truncated at byte " + (from + bytes.position()));
            }
        }
        return bytes.flip();
    }

    private static Safetensors parse(Path file, String json, long data, long size) {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new CheckpointException(file + " is not a safetensors file: its header is not JSON", e);
        }
        SortedMap<String, TensorEntry> tensors = new TreeMap<>();
        Map<String, String> metadata = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (field.getKey().equals("__metadata__")) {
                for (Map.Entry<String, JsonNode> note : field.getValue().properties()) {
                    metadata.put(note.getKey(), note.getValue().asText());
                }
            } else {
                tensors.put(field.getKey(), entry(file, field.getKey(), field.getValue(), data, size));
            }
        }
        return new Safetensors(file, tensors, metadata);
    }

    private static TensorEntry entry(Path file, String name, JsonNode node, long data, long size) {
        String where = file + ": tensor " + name;
        JsonNode offsets = node.path("data_offsets");
        if (!node.path("dtype").isTextual() || !node.path("shape").isArray() || offsets.size() != 2) {
            throw new CheckpointException(where + " has a malformed entry in the header: " + node);
        }
        List<Long> shape = new ArrayList<>();
        node.get("shape").forEach(s -> shape.add(s.asLong()));
        long start = data + offsets.get(0).asLong();
        long end = data + offsets.get(1).asLong();
        if (start < data || end < start) {
            throw new CheckpointException(where + " lies at bytes " + offsets + ", which is no range");
        }
        if (end > size) {
            throw new CheckpointException(
                    where + " ends at byte " + end + ", the file has " + size + ": it is truncated");
        }
        TensorEntry entry = new TensorEntry(node.get("dtype").asText(), shape, start, end);
        int width = knownWidth(entry.format());
        if (width > 0 && entry.elements() * width != end - start) {
            throw new CheckpointException(where + " of " + entry.format() + shape + " should take "
                    + entry.elements() * width + " bytes, the header gives it " + (end - start));
        }
        return entry;
    }

    private static int knownWidth(String format) {
        return switch (format) {
            case "F64", "I64" -> 8;
            case "F32", "I32" -> 4;
            case "F16", "BF16" -> 2;
            default -> 0;
        };
    }
}
