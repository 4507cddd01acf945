package tokenward.engine.djl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes a TorchScript archive from program text: a zip of the text, a pickle of the module's attributes, no constants
 * and a version. This is what {@code torch.jit.save} writes, without needing Python to write it.
 *
 * @see "pytorch/torch/csrc/jit/serialization: import.cpp, pickler.h"
 */
final class TorchScriptArchive {
    private TorchScriptArchive() {}

    /** Returns the archive of a class {@code Program} whose attributes have the given values (Integer or Double). */
    static byte[] of(String text, Map<String, Number> attributes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "data.pkl", pickle(attributes));
            put(zip, "code/__torch__.py", text.getBytes(StandardCharsets.UTF_8));
            put(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            put(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Returns the text of a resource of this package. */
    static String text(String resource) {
        try (InputStream in = TorchScriptArchive.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource " + resource + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + resource, e);
        }
    }

    /** Protocol 2: an empty {@code __torch__.Program}, then a dictionary of its attributes, then build. */
    private static byte[] pickle(Map<String, Number> attributes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x80, 2});
        out.write("c__torch__\nProgram\n)\u0081}".getBytes(StandardCharsets.ISO_8859_1));
        name(out, "training");
        out.write(0x89);
        out.write('s');
        for (Map.Entry<String, Number> attribute : attributes.entrySet()) {
            name(out, attribute.getKey());
            if (attribute.getValue() instanceof Integer value) {
                out.write('J');
                out.write(ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(value)
                        .array());
            } else {
                out.write('G');
                out.write(ByteBuffer.allocate(8)
                        .putDouble(attribute.getValue().doubleValue())
                        .array());
            }
            out.write('s');
        }
        out.write("b.".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static void name(ByteArrayOutputStream out, String name) throws IOException {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        out.write('X');
        out.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(text.length)
                .array());
        out.write(text);
    }

    /** Stored, not deflated: libtorch maps the entries. */
    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry("program/" + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
