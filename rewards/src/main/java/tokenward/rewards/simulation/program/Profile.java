package tokenward.rewards.simulation.program;

import java.util.OptionalDouble;
import tokenward.rewards.world.run.Quirk;
import tokenward.rewards.world.run.WorldSpec;

/** How closely the original harness is followed. */
public enum Profile {
    /** Quirks of the original included, for comparison with published numbers. */
    FAITHFUL,
    /** Sound: nothing printed counts, errors a program swallows do. For training. */
    STRICT;

    /** Returns whether a world's quirk is in force. */
    public boolean has(WorldSpec world, Quirk quirk) {
        return this == FAITHFUL && world.quirks().containsKey(quirk);
    }

    /** Returns the number a quirk in force was given. */
    public OptionalDouble amount(WorldSpec world, Quirk quirk) {
        Double amount = world.quirks().get(quirk);
        return this == FAITHFUL && amount != null ? OptionalDouble.of(amount) : OptionalDouble.empty();
    }
}
