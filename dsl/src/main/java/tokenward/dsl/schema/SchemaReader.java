package tokenward.dsl.schema;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.StringJoiner;
import java.util.function.Function;
import tokenward.dsl.syntax.ExpReader;
import tokenward.dsl.syntax.Value;
import tokenward.dsl.type.Interval;
import tokenward.dsl.type.OptionalType;
import tokenward.dsl.type.Parameter;
import tokenward.dsl.type.ValueType;

/** Reads a schema from annotated records. */
public final class SchemaReader {
    private SchemaReader() {}

    /** Reads the schema of a record and of everything it holds. */
    public static Struct read(Class<?> record) {
        return struct(record, wordOf(record));
    }

    /** Returns the spelling of a Java name: {@code miniBatch} and {@code MINI_BATCH} are {@code mini_batch}. */
    static String spell(String javaName) {
        if (javaName.equals(javaName.toUpperCase(Locale.ROOT))) {
            return javaName.toLowerCase(Locale.ROOT);
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < javaName.length(); i++) {
            char c = javaName.charAt(i);
            if (Character.isUpperCase(c) && i > 0) {
                out.append('_');
            }
            out.append(Character.toLowerCase(c));
        }
        return out.toString();
    }

    static String wordOf(Class<?> type) {
        Keyword keyword = type.getAnnotation(Keyword.class);
        String name = type.getSimpleName();
        String suffix = "Settings";
        boolean settings = name.endsWith(suffix) && name.length() > suffix.length();
        return keyword != null
                ? keyword.value()
                : spell(settings ? name.substring(0, name.length() - suffix.length()) : name);
    }

    private static Struct struct(Class<?> record, String word) {
        List<Member> members = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            members.add(member(component));
        }
        return new Struct(word, doc(record), members, creator(record));
    }

    private static Member member(RecordComponent component) {
        Class<?> raw = component.getType();
        Type type = component.getGenericType();
        String name = nameOf(component);
        String doc = doc(component);
        boolean presentation = component.isAnnotationPresent(Presentation.class);
        if (component.isAnnotationPresent(Inline.class)) {
            return new Member.Inlined(struct(raw, name));
        }
        if (raw == String.class && name.equals("name") && !component.isAnnotationPresent(Default.class)) {
            return new Member.Label();
        }
        if (raw == Map.class) {
            Class<?> element = (Class<?>) argument(type, 1);
            return element == Object.class
                    ? new Member.Rest(doc)
                    : new Member.Table(name, doc, presentation, Types.simple(element, component));
        }
        if (raw == List.class && argument(type, 0) instanceof Class<?> element && isNamedBlock(element)) {
            return element.isSealed()
                    ? family(name, doc, presentation, element)
                    : new Member.Group(name, doc, presentation, struct(element, name));
        }
        if (raw == Optional.class && argument(type, 0) instanceof Class<?> inner && isBlock(inner)) {
            return new Member.Section(name, doc, presentation, struct(inner, name), true);
        }
        if (isBlock(raw)) {
            return new Member.Section(name, doc, presentation, struct(raw, name), false);
        }
        return new Member.Setting(parameter(component));
    }

    private static Member family(String name, String doc, boolean presentation, Class<?> sealed) {
        SequencedMap<String, Struct> shapes = new LinkedHashMap<>();
        Struct custom = null;
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            Struct shape = struct(permitted, wordOf(permitted));
            if (shape.open()) {
                custom = shape;
            } else {
                shapes.put(shape.word(), shape);
            }
        }
        if (custom == null) {
            throw new IllegalStateException(sealed + " has no open record for definitions of the user's own");
        }
        return new Member.Family(name, doc, presentation, shapes, custom);
    }

    static Parameter parameter(RecordComponent component) {
        ValueType type = Types.of(component.getGenericType(), component);
        Default written = component.getAnnotation(Default.class);
        Optional<Value> fallback = Optional.empty();
        if (written != null) {
            fallback = ExpReader.readValue(written.value());
            if (fallback.isEmpty()) {
                throw new IllegalStateException("default of " + component + " does not parse: " + written.value());
            }
        } else if (type instanceof OptionalType) {
            fallback = ExpReader.readValue("none");
        }
        Doc doc = component.getAnnotation(Doc.class);
        return new Parameter(
                nameOf(component),
                type,
                fallback,
                doc == null ? "" : doc.value(),
                doc == null ? "" : doc.note(),
                component.isAnnotationPresent(Presentation.class));
    }

    static Interval interval(AnnotatedElement element) {
        Within within = element.getAnnotation(Within.class);
        return within == null ? Interval.ALL : Interval.parse(within.value());
    }

    static String doc(AnnotatedElement element) {
        Doc doc = element.getAnnotation(Doc.class);
        return doc == null ? "" : doc.value();
    }

    static Function<List<Object>, Object> creator(Class<?> record) {
        Constructor<?> constructor = canonical(record);
        return values -> {
            try {
                return constructor.newInstance(values.toArray());
            } catch (InvocationTargetException e) {
                throw new IllegalStateException("checks let " + values + " pass to " + record, e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(record + " cannot be made of " + values, e);
            }
        };
    }

    /** Writes a record as it would itself: linking its own method takes longer than checking a file. */
    static Function<Object, String> printer(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        return value -> {
            StringJoiner text = new StringJoiner(", ", record.getSimpleName() + "[", "]");
            for (RecordComponent component : components) {
                try {
                    text.add(component.getName() + "=" + component.getAccessor().invoke(value));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(component + " cannot be read", e);
                }
            }
            return text.toString();
        };
    }

    private static Constructor<?> canonical(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = components[i].getType();
        }
        try {
            return record.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
    }

    static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    private static String nameOf(RecordComponent component) {
        Keyword keyword = component.getAnnotation(Keyword.class);
        return keyword != null ? keyword.value() : spell(component.getName());
    }

    private static boolean isNamedBlock(Class<?> type) {
        if (type.isSealed() && type.isInterface()) {
            return java.util.Arrays.stream(type.getPermittedSubclasses()).allMatch(SchemaReader::isNamedBlock);
        }
        return type.isRecord()
                && type.getRecordComponents().length > 0
                && type.getRecordComponents()[0].getName().equals("name");
    }

    /** A record is a block unless it stands for a single value, which it shows by having a way to read one. */
    private static boolean isBlock(Class<?> type) {
        return type.isRecord() && !Types.isValue(type);
    }
}
