package tokenward.experiments.score;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A channel that can be asked without an experiment. */
public enum ChannelName {
    /** What Ruff says. */
    LINT,
    /** Data-flow edges shared with the reference. */
    DATA_FLOW,
    /** Subtrees shared with the reference. */
    AST_MATCH,
    /** The first word no program has there. */
    SYNTAX,
    /** Whether the task's tests pass. */
    UNIT_TESTS;

    /** Returns the channel of a name such as {@code data_flow}. */
    public static Optional<ChannelName> of(String name) {
        return Arrays.stream(values())
                .filter(channel -> channel.toString().equals(name.replace('-', '_')))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
