package tokenward.experiments.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tokenward.dsl.type.Expression;
import tokenward.grammars.text.Span;

/**
 * The JSON of a run directory: snake_case names, absent values left out. Names a reader does not know are ignored, so
 * that an older Tokenward reads the runs of a later one.
 */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addMixIn(Span.class, SpanJson.class)
            .addMixIn(Expression.class, ExpressionJson.class)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, true)
            .configure(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES, false)
            .configure(JsonWriteFeature.WRITE_NAN_AS_STRINGS, true)
            .build();
    private static final ObjectWriter PRETTY = MAPPER.writer(new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    /** Expressions of tables and figures carry their kind. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Expression.Name.class, name = "name"),
        @JsonSubTypes.Type(value = Expression.Number.class, name = "number"),
        @JsonSubTypes.Type(value = Expression.Text.class, name = "text"),
        @JsonSubTypes.Type(value = Expression.Call.class, name = "call")
    })
    private interface ExpressionJson {}

    /** A span is its two offsets. */
    @JsonIgnoreProperties("empty")
    private interface SpanJson {}

    private Json() {}

    static byte[] line(Object value) {
        return withNewline(bytes(MAPPER.writer(), value));
    }

    static byte[] page(Object value) {
        return withNewline(bytes(PRETTY, value));
    }

    static <T> T read(byte[] text, Class<T> type) throws IOException {
        return MAPPER.readValue(text, type);
    }

    static <T> T read(String text, Class<T> type) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), type);
    }

    private static byte[] bytes(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (IOException bug) {
            throw new UncheckedIOException("a " + value.getClass().getSimpleName() + " has no JSON form", bug);
        }
    }

    private static byte[] withNewline(byte[] text) {
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return line;
    }
}
