package tokenward.dsl.schema;

import java.util.Optional;
import java.util.SequencedMap;
import tokenward.dsl.type.Parameter;
import tokenward.dsl.type.ValueType;

/** Something a block may hold; members of a struct stand in the order of its record's components. */
public sealed interface Member {
    /** Returns its name in the file; empty for {@link Inlined} and {@link Rest}. */
    String name();

    /** Returns what it is for. */
    String doc();

    /** Returns whether it stays out of the fingerprint. */
    boolean presentation();

    /** {@code name = value}. */
    record Setting(Parameter parameter) implements Member {
        @Override
        public String name() {
            return parameter.name();
        }

        @Override
        public String doc() {
            return parameter.doc();
        }

        @Override
        public boolean presentation() {
            return parameter.presentation();
        }
    }

    /** {@code name { ... }}: always there, with its defaults, unless {@code optional}. */
    record Section(String name, String doc, boolean presentation, Struct struct, boolean optional) implements Member {}

    /** {@code kind name { ... }}, any number, all of one shape. */
    record Group(String name, String doc, boolean presentation, Struct element) implements Member {}

    /** {@code kind name { ... }}, any number; the name, or what the block extends, chooses the shape. */
    record Family(String name, String doc, boolean presentation, SequencedMap<String, Struct> shapes, Struct custom)
            implements Member {
        /** Returns a shape by its word. */
        public Optional<Struct> shape(String word) {
            return Optional.ofNullable(shapes.get(word));
        }
    }

    /** {@code name { any = value }}: settings with names of the user's choice, all of one type. */
    record Table(String name, String doc, boolean presentation, ValueType element) implements Member {}

    /** The name of the named block itself. */
    record Label() implements Member {
        @Override
        public String name() {
            return "";
        }

        @Override
        public String doc() {
            return "";
        }

        @Override
        public boolean presentation() {
            return false;
        }
    }

    /** Settings of another record, written directly in this block. */
    record Inlined(Struct struct) implements Member {
        @Override
        public String name() {
            return "";
        }

        @Override
        public String doc() {
            return "";
        }

        @Override
        public boolean presentation() {
            return false;
        }
    }

    /** Settings with names of the user's choice, written directly in this block. */
    record Rest(String doc) implements Member {
        @Override
        public String name() {
            return "";
        }

        @Override
        public boolean presentation() {
            return false;
        }
    }
}
