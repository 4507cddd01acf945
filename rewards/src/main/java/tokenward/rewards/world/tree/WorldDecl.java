package tokenward.rewards.world.tree;

import java.util.List;
import java.util.Optional;
import tokenward.grammars.text.Span;

/**
 * A world.
 *
 * @param title what it is, in words; empty when not given
 * @param parent the world it adds to
 */
public record WorldDecl(Name name, String title, Optional<Name> parent, List<Item> items, Span span) {
    public WorldDecl {
        items = List.copyOf(items);
    }

    /** One declaration inside a world. */
    public sealed interface Item {
        /** Returns the characters it was written in. */
        Span span();
    }

    /** {@code facts open}: what nobody fixed is sampled when it is needed; {@code closed}: it is false. */
    public record Facts(boolean open, Span span) implements Item {}

    /** {@code names { trim lower }}: what happens to every text a program passes. */
    public record Names(List<Name> rules, Span span) implements Item {}

    /** {@code sort thing, person}: kinds of named things. */
    public record Sorts(List<Name> names, Span span) implements Item {}

    /** {@code alias person ~ place}: names of either kind may be used as the other. */
    public record Alias(Name left, Name right, Span span) implements Item {}

    /** {@code record agent { name: pattern }}. */
    public record RecordType(Name name, List<Field> fields, Span span) implements Item {}

    /** One named part of a record. */
    public record Field(Name name, Type type) {}

    /** {@code state { ... }}. */
    public record State(List<Slot> slots, Span span) implements Item {}

    /** {@code at: text = "dock"}. */
    public record Slot(Name name, Type type, Optional<Expr> initial, Span span) {}

    /** {@code fact here(entity, place) ~ coin(0.5)}; one per state block entry, kept beside the slots. */
    public record Fact(Name name, List<Name> params, Optional<Expr> chance, Span span) implements Item {}

    /**
     * A function the program may call.
     *
     * @param doc one sentence for the prompt; empty when not given
     * @param fails the error code of argument errors and of requirements without a code of their own
     */
    public record Call(
            Name name,
            List<Param> params,
            Optional<Type> result,
            String doc,
            Optional<Name> fails,
            List<Stmt> body,
            Span span)
            implements Item {}

    /** A parameter with its rules, such as {@code nonblank}. */
    public record Param(Name name, Type type, List<Name> rules) {}

    /** {@code def free() = 10 - load}. */
    public record Def(Name name, List<Name> params, Expr body, Span span) implements Item {}

    /** {@code invariant battery >= 0 else "stranded"}: checked after every call. */
    public record Invariant(Expr condition, Message message, Span span) implements Item {}

    /** {@code arguments raise TypeError}: the Python exception of argument errors. */
    public record Arguments(Name exception, Span span) implements Item {}

    /** {@code visits GoTo}: the event whose first value is the place a visit begins at. */
    public record Visits(Name event, Span span) implements Item {}

    /** {@code faithful { rewrite_source }}: quirks of an original harness that the faithful profile copies. */
    public record Faithful(List<Quirk> quirks, Span span) implements Item {}

    /** One quirk, with its number when it has one. */
    public record Quirk(Name name, Optional<Double> amount) {}

    /** {@code sample 100 worlds exhaustive upto 256 reject if any}. */
    public record Sample(int worlds, Optional<Integer> exhaustive, Optional<Double> reject, Span span)
            implements Item {}

    /** {@code limit seconds = 1}. */
    public record Limit(Name name, double value, Span span) implements Item {}
}
