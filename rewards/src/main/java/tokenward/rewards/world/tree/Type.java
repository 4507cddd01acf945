package tokenward.rewards.world.tree;

import java.util.List;
import tokenward.grammars.text.Span;

/** A type as written. */
public sealed interface Type {
    /** Returns the characters it was written in. */
    Span span();

    /** A simple type, a record or a sort; with a question mark it may be none. */
    record Named(Name name, boolean optional, Span span) implements Type {}

    /** Any value a program can pass. */
    record Any(Span span) implements Type {}

    /** {@code list<text>}, {@code map<text, int>}. */
    record Generic(Name head, List<Type> arguments, Span span) implements Type {}
}
