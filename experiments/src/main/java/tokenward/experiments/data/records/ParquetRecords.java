package tokenward.experiments.data.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.airlift.compress.MalformedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * Records of a Parquet file, as published data sets come. Row groups that hold none of the records asked for are not
 * decoded.
 *
 * @see "Apache Parquet format: LogicalTypes, lists"
 */
final class ParquetRecords implements Records {
    private final Path file;
    private final int count;

    ParquetRecords(Path file) {
        this.file = file;
        if (!Files.isRegularFile(file)) {
            throw DataException.of(file, Files.exists(file) ? "is not a file" : "does not exist");
        }
        try (ParquetFileReader reader = open()) {
            count = Math.toIntExact(reader.getRecordCount());
        } catch (IOException | RuntimeException cause) {
            throw unreadable(cause);
        }
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public void read(int[] positions, Consumer<DataRecord> consumer) {
        if (positions.length == 0) {
            return;
        }
        try (ParquetFileReader reader = open()) {
            MessageType schema = reader.getFileMetaData().getSchema();
            MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
            int from = 0;
            int next = 0;
            for (BlockMetaData block : reader.getRowGroups()) {
                int rows = Math.toIntExact(block.getRowCount());
                int end = next;
                while (end < positions.length && positions[end] < from + rows) {
                    end++;
                }
                if (end == next) {
                    reader.skipNextRowGroup();
                } else {
                    group(
                            reader.readNextRowGroup(),
                            columns,
                            schema,
                            from,
                            Arrays.copyOfRange(positions, next, end),
                            consumer);
                }
                next = end;
                from += rows;
            }
        } catch (IOException | ParquetDecodingException | MalformedInputException cause) {
            throw unreadable(cause);
        }
    }

    private void group(
            PageReadStore pages,
            MessageColumnIO columns,
            MessageType schema,
            int from,
            int[] positions,
            Consumer<DataRecord> consumer) {
        RecordReader<Group> rows = columns.getRecordReader(pages, new GroupRecordConverter(schema));
        int at = from;
        for (int position : positions) {
            while (at < position) {
                rows.read();
                at++;
            }
            consumer.accept(new DataRecord(file, position + 1L, object(rows.read(), schema), ""));
            at++;
        }
    }

    private ParquetFileReader open() throws IOException {
        return ParquetFileReader.open(
                new LocalInputFile(file),
                ParquetReadOptions.builder(new PlainParquetConfiguration())
                        .withCodecFactory(new ParquetCodecs())
                        .build());
    }

    private DataException unreadable(Exception cause) {
        return DataException.of(file, "is no readable Parquet file: " + words(cause));
    }

    /** The library names files by its own objects, and what it says of a cut file takes knowing the format. */
    private static String words(Exception cause) {
        String said = String.valueOf(cause.getMessage());
        return said.contains("is not a Parquet file")
                ? "it does not end as one does, so it is cut short or something else"
                : said;
    }

    private static ObjectNode object(Group group, GroupType type) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int field = 0; field < type.getFieldCount(); field++) {
            object.set(type.getFieldName(field), field(group, field, type.getType(field)));
        }
        return object;
    }

    /** Returns a field's value: a list where it repeats, null where it is absent. */
    private static JsonNode field(Group group, int field, Type type) {
        int repetitions = group.getFieldRepetitionCount(field);
        if (type.isRepetition(Type.Repetition.REPEATED)) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < repetitions; i++) {
                list.add(value(group, field, i, type));
            }
            return list;
        }
        return repetitions == 0 ? JsonNodeFactory.instance.nullNode() : value(group, field, 0, type);
    }

    private static JsonNode value(Group group, int field, int index, Type type) {
        if (!type.isPrimitive()) {
            Group inner = group.getGroup(field, index);
            return type.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation
                    ? list(inner, type.asGroupType())
                    : object(inner, type.asGroupType());
        }
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case BOOLEAN -> json.booleanNode(group.getBoolean(field, index));
            case INT32 -> json.numberNode(group.getInteger(field, index));
            case INT64 -> json.numberNode(group.getLong(field, index));
            case FLOAT -> json.numberNode(group.getFloat(field, index));
            case DOUBLE -> json.numberNode(group.getDouble(field, index));
            case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 ->
                json.textNode(group.getBinary(field, index).toStringUsingUTF8());
        };
    }

    /** A list is a group of one repeated group of one element. */
    private static ArrayNode list(Group group, GroupType type) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Type repeated = type.getType(0);
        for (int i = 0; i < group.getFieldRepetitionCount(0); i++) {
            boolean wrapped = !repeated.isPrimitive() && repeated.asGroupType().getFieldCount() == 1;
            list.add(
                    wrapped
                            ? field(
                                    group.getGroup(0, i),
                                    0,
                                    repeated.asGroupType().getType(0))
                            : value(group, 0, i, repeated));
        }
        return list;
    }
}
