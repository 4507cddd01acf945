package tokenward.dsl.files;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The columns of a Parquet file, from the first part of its footer: the rest of the file, and the library that reads it,
 * take longer than a check may.
 *
 * @see "Apache Parquet format, File Format; Thrift Compact protocol encoding"
 */
final class ParquetSchema {
    private static final int MAGIC = 0x50415231; // PAR1
    private static final int TAIL = 8;

    /** A schema of a thousand columns takes less. */
    private static final int MOST = 1 << 18;

    private static final int SCHEMA = 2;
    private static final int NAME = 4;
    private static final int CHILDREN = 5;

    private static final int TRUE = 1;
    private static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int I64 = 6;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int STRUCT = 12;

    private final DataInputStream in;

    private ParquetSchema(byte[] footer) {
        this.in = new DataInputStream(new ByteArrayInputStream(footer));
    }

    /** Returns the names of the columns; empty when it is no Parquet file. */
    static Optional<Set<String>> columns(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            long size = bytes.length();
            if (size < TAIL) {
                return Optional.empty();
            }
            bytes.seek(size - TAIL);
            int length = Integer.reverseBytes(bytes.readInt());
            if (bytes.readInt() != MAGIC || length <= 0 || length > size - TAIL) {
                return Optional.empty();
            }
            byte[] footer = new byte[Math.min(length, MOST)];
            bytes.seek(size - TAIL - length);
            bytes.readFully(footer);
            return new ParquetSchema(footer).schema();
        } catch (EOFException cut) {
            return Optional.empty();
        }
    }

    private Optional<Set<String>> schema() throws IOException {
        int id = 0;
        for (int head = in.readUnsignedByte(); head != 0; head = in.readUnsignedByte()) {
            id = field(id, head);
            if (id == SCHEMA && (head & 0xF) == LIST) {
                return Optional.of(names(size(in.readUnsignedByte())));
            }
            skip(head & 0xF);
        }
        return Optional.empty();
    }

    /** The elements stand as a tree is walked: each says how many of those behind it are its children. */
    private Set<String> names(int elements) throws IOException {
        Set<String> columns = new LinkedHashSet<>();
        long inside = 0;
        for (int i = 0; i < elements; i++) {
            String name = "";
            int children = 0;
            int id = 0;
            for (int head = in.readUnsignedByte(); head != 0; head = in.readUnsignedByte()) {
                id = field(id, head);
                switch (id) {
                    case NAME -> name = new String(in.readNBytes((int) number()), StandardCharsets.UTF_8);
                    case CHILDREN -> children = (int) signed();
                    default -> skip(head & 0xF);
                }
            }
            if (i > 0 && inside == 0) {
                columns.add(name);
            }
            if (i > 0) {
                inside += children - (inside > 0 ? 1 : 0);
            }
        }
        return columns;
    }

    private int field(int before, int head) throws IOException {
        int step = head >> 4;
        return step > 0 ? before + step : (int) signed();
    }

    private int size(int head) throws IOException {
        int small = head >> 4;
        return small < 0xF ? small : (int) number();
    }

    private void skip(int type) throws IOException {
        switch (type) {
            case TRUE, FALSE -> {}
            case BYTE -> in.readByte();
            case BINARY -> in.skipNBytes(number());
            case DOUBLE -> in.skipNBytes(Double.BYTES);
            case LIST, SET -> {
                int head = in.readUnsignedByte();
                for (int i = size(head); i > 0; i--) {
                    element(head & 0xF);
                }
            }
            case MAP -> {
                long size = number();
                int types = size > 0 ? in.readUnsignedByte() : 0;
                for (; size > 0; size--) {
                    element(types >> 4);
                    element(types & 0xF);
                }
            }
            case STRUCT -> {
                int id = 0;
                for (int head = in.readUnsignedByte(); head != 0; head = in.readUnsignedByte()) {
                    id = field(id, head);
                    skip(head & 0xF);
                }
            }
            default -> {
                if (type > I64) {
                    throw new EOFException("no type of the protocol: " + type);
                }
                number();
            }
        }
    }

    /** In a field a truth value is its type; in a list it takes a byte. */
    private void element(int type) throws IOException {
        skip(type == TRUE || type == FALSE ? BYTE : type);
    }

    private long signed() throws IOException {
        long folded = number();
        return (folded >>> 1) ^ -(folded & 1);
    }

    private long number() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = in.readUnsignedByte();
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new EOFException("a number without end");
    }
}
