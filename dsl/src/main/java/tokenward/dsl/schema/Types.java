package tokenward.dsl.schema;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tokenward.dsl.type.AnyType;
import tokenward.dsl.type.BoolType;
import tokenward.dsl.type.Bounds;
import tokenward.dsl.type.BoundsType;
import tokenward.dsl.type.DurationType;
import tokenward.dsl.type.EnumType;
import tokenward.dsl.type.Expression;
import tokenward.dsl.type.ExpressionType;
import tokenward.dsl.type.Fence;
import tokenward.dsl.type.FenceType;
import tokenward.dsl.type.FileType;
import tokenward.dsl.type.ListType;
import tokenward.dsl.type.Memory;
import tokenward.dsl.type.MemoryType;
import tokenward.dsl.type.NumberType;
import tokenward.dsl.type.NumberType.Precision;
import tokenward.dsl.type.OptionalType;
import tokenward.dsl.type.Parameter;
import tokenward.dsl.type.ReferenceType;
import tokenward.dsl.type.TextType;
import tokenward.dsl.type.UnionType;
import tokenward.dsl.type.ValueType;
import tokenward.dsl.type.WordType;

/** Chooses the type of a setting by the Java type of its component. */
final class Types {
    private static final String PARSE = "parse";
    private static final String LOCATED = "located";

    private Types() {}

    static ValueType of(Type type, AnnotatedElement element) {
        if (type instanceof Class<?> simple) {
            return simple(simple, element);
        }
        Class<?> raw = (Class<?>) ((java.lang.reflect.ParameterizedType) type).getRawType();
        ValueType inner = of(SchemaReader.argument(type, 0), element);
        if (raw == Optional.class) {
            return new OptionalType(inner);
        }
        if (raw == List.class) {
            boolean distinct = !(inner instanceof NumberType || inner instanceof ListType || inner instanceof TextType);
            return new ListType(inner, distinct);
        }
        throw new IllegalStateException("no type for " + type + " of " + element);
    }

    static ValueType simple(Class<?> type, AnnotatedElement element) {
        if (type == int.class || type == Integer.class) {
            return number(Precision.INT, element);
        }
        if (type == long.class || type == Long.class) {
            return number(Precision.LONG, element);
        }
        if (type == double.class || type == Double.class) {
            return number(Precision.DOUBLE, element);
        }
        if (type == boolean.class || type == Boolean.class) {
            return new BoolType();
        }
        if (type == String.class) {
            Refers refers = element.getAnnotation(Refers.class);
            return refers == null ? new TextType() : new ReferenceType(refers.value());
        }
        if (type == Object.class) {
            return new AnyType();
        }
        if (type == Duration.class) {
            return new DurationType();
        }
        if (type == Memory.class) {
            return new MemoryType();
        }
        if (type == Path.class) {
            return new FileType((text, path) -> path);
        }
        if (type == Bounds.class) {
            return new BoundsType();
        }
        if (type == Expression.class) {
            return new ExpressionType();
        }
        if (type == Fence.class) {
            return new FenceType();
        }
        return composed(type);
    }

    /** Returns whether a record stands for a single value. */
    static boolean isValue(Class<?> record) {
        return record == Memory.class
                || record == Bounds.class
                || record == Fence.class
                || find(record, PARSE, String.class).isPresent()
                || find(record, LOCATED, String.class, Path.class).isPresent();
    }

    private static ValueType composed(Class<?> type) {
        if (type.isEnum()) {
            return enumeration(type);
        }
        if (type.isSealed()) {
            return union(type);
        }
        Optional<Method> located = find(type, LOCATED, String.class, Path.class);
        if (located.isPresent()) {
            return new FileType((text, path) -> call(located.get(), text, path));
        }
        Method parse = find(type, PARSE, String.class)
                .orElseThrow(() -> new IllegalStateException(type + " is no type of the language"));
        Noun noun = type.getAnnotation(Noun.class);
        List<String> words = find(type, "words")
                .map(method -> ((List<?>) call(method))
                        .stream().map(String.class::cast).toList())
                .orElse(List.of());
        return new WordType(noun == null ? "a word" : noun.value(), words, word -> (Optional<?>) call(parse, word));
    }

    private static NumberType number(Precision precision, AnnotatedElement element) {
        Counts counts = element.getAnnotation(Counts.class);
        return new NumberType(precision, SchemaReader.interval(element), counts == null ? "" : counts.value());
    }

    private static ValueType enumeration(Class<?> type) {
        SequencedMap<String, Object> options = new LinkedHashMap<>();
        Map<String, String> docs = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            String java = ((Enum<?>) constant).name();
            Field field = field(type, java);
            Keyword keyword = field.getAnnotation(Keyword.class);
            String word = keyword != null ? keyword.value() : SchemaReader.spell(java);
            options.put(word, constant);
            docs.put(word, SchemaReader.doc(field));
        }
        return new EnumType(options, docs);
    }

    private static ValueType union(Class<?> type) {
        SequencedMap<String, UnionType.Case> cases = new LinkedHashMap<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            String word = SchemaReader.wordOf(permitted);
            List<Parameter> parameters = new ArrayList<>();
            for (RecordComponent component : permitted.getRecordComponents()) {
                parameters.add(SchemaReader.parameter(component));
            }
            cases.put(
                    word,
                    new UnionType.Case(
                            word,
                            SchemaReader.doc(permitted),
                            parameters,
                            SchemaReader.creator(permitted),
                            SchemaReader.printer(permitted)));
        }
        return new UnionType(cases);
    }

    private static Field field(Class<?> type, String name) {
        try {
            return type.getField(name);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("every enum constant is a field", e);
        }
    }

    private static Optional<Method> find(Class<?> type, String name, Class<?>... arguments) {
        try {
            return Optional.of(type.getMethod(name, arguments));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    private static Object call(Method method, Object... arguments) {
        try {
            return method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(method + " threw for " + List.of(arguments), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " is not public", e);
        }
    }
}
