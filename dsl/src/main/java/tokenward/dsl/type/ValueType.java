package tokenward.dsl.type;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tokenward.dsl.syntax.Value;

/** A kind of value. */
public sealed interface ValueType
        permits NumberType,
                DurationType,
                MemoryType,
                BoolType,
                TextType,
                FileType,
                WordType,
                EnumType,
                UnionType,
                OptionalType,
                ListType,
                ReferenceType,
                BoundsType,
                ExpressionType,
                FenceType,
                AnyType {
    /** Makes a Java object of a value, or reports to the binder why it cannot. */
    Optional<Object> bind(Value value, Binder binder);

    /** Returns what is accepted, in words that follow "expects": {@code a number in (0, 1)}. */
    String describe();

    /** Returns the words that may be written, for did-you-mean and completion; empty where there is no list. */
    default List<String> words() {
        return List.of();
    }

    /** Returns a sentence about each word that has one; words with arguments are written {@code word(a, b)}. */
    default Map<String, String> docs() {
        return Map.of();
    }

    /** Returns the units a quantity may carry; empty where there are none. */
    default List<String> units() {
        return List.of();
    }

    /**
     * Returns one spelling for all spellings of a value, for fingerprints.
     *
     * @param bound what {@link #bind} made of it
     */
    default String canonical(Value value, Object bound) {
        return bound.toString();
    }
}
