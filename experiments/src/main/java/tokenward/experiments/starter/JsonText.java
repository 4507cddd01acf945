package tokenward.experiments.starter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/** JSON as the files hold it, the same on every machine. */
final class JsonText {
    private JsonText() {}

    /** Returns one record a line. */
    static String lines(List<?> records) {
        ObjectWriter writer = new JsonMapper().writer();
        StringBuilder lines = new StringBuilder();
        for (Object record : records) {
            lines.append(write(writer, record)).append('\n');
        }
        return lines.toString();
    }

    /** Returns a document for human readers. */
    static String indented(Map<String, Object> content) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return write(new JsonMapper().writer(printer), content) + "\n";
    }

    private static String write(ObjectWriter writer, Object content) {
        try {
            return writer.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + content, e);
        }
    }
}
