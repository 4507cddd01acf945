package tokenward.dsl.resolve;

import java.util.Optional;
import tokenward.dsl.resolve.Library.Declared;
import tokenward.dsl.schema.Member;
import tokenward.dsl.schema.Struct;
import tokenward.dsl.type.Parameter;

/** Where a path of names has led in the vocabulary. */
public sealed interface Spot {
    /**
     * Inside a block.
     *
     * @param struct what it may hold
     * @param definition the {@code define} that lends it its shape
     * @param family the family that definition belongs to
     */
    record InStruct(Struct struct, Optional<Declared> definition, Optional<Member.Family> family) implements Spot {
        /** Inside a block of the vocabulary's own. */
        public static InStruct of(Struct struct) {
            return new InStruct(struct, Optional.empty(), Optional.empty());
        }
    }

    /** After the kind of a block that has a name of the user's choice. */
    record InGroup(Member.Group group) implements Spot {}

    /** After the kind of a block whose name, or parent, chooses the shape. */
    record InFamily(Member.Family family) implements Spot {}

    /** Inside a block of settings with names of the user's choice. */
    record InTable(Member.Table table) implements Spot {}

    /** At a setting. */
    record AtSetting(Parameter parameter) implements Spot {}
}
