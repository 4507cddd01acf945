package tokenward.experiments.data.records;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Records of a CSV file with a header, as {@code pandas} writes them: values with commas, quotes or line breaks stand in
 * quotes, a quote inside is doubled.
 *
 * @see "RFC 4180"
 */
public final class CsvRecords {
    private final String text;
    private int at;

    private CsvRecords(String text) {
        this.text = text;
    }

    /** Returns one object of text columns for each row; its position is the row's number, from 1. */
    public static List<DataRecord> read(Path file) {
        List<List<String>> rows = new CsvRecords(content(file)).rows();
        if (rows.isEmpty()) {
            throw DataException.of(file, "holds no header");
        }
        List<String> header = rows.get(0);
        List<DataRecord> records = new ArrayList<>();
        for (int i = 1; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (int c = 0; c < Math.min(header.size(), row.size()); c++) {
                object.put(header.get(c), row.get(c));
            }
            String fault = row.size() == header.size()
                    ? ""
                    : "has " + row.size() + " columns, and the header has " + header.size();
            records.add(new DataRecord(file, i, object, fault));
        }
        return records;
    }

    private static String content(Path file) {
        if (!Files.isRegularFile(file)) {
            throw DataException.of(file, Files.exists(file) ? "is not a file" : "does not exist");
        }
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notText) {
            throw DataException.of(file, "is not UTF-8 text");
        } catch (IOException cause) {
            throw DataException.of(file, "cannot be read: " + cause.getMessage());
        }
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        while (at < text.length()) {
            List<String> row = row();
            boolean blank = row.size() == 1 && row.get(0).isEmpty();
            if (!blank) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<String> row() {
        List<String> values = new ArrayList<>();
        while (true) {
            values.add(value());
            if (at >= text.length()) {
                return values;
            }
            char end = text.charAt(at++);
            if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            if (end != ',') {
                return values;
            }
        }
    }

    /** Reads up to a comma or the end of the line, which stay unread. */
    private String value() {
        StringBuilder out = new StringBuilder();
        boolean quoted = at < text.length() && text.charAt(at) == '"';
        if (quoted) {
            at++;
        }
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quoted && c == '"') {
                at++;
                if (at >= text.length() || text.charAt(at) != '"') {
                    quoted = false;
                    continue;
                }
            } else if (!quoted && (c == ',' || c == '\n' || c == '\r')) {
                break;
            }
            out.append(c);
            at++;
        }
        return out.toString();
    }
}
