package tokenward.rewards.world.run;

import java.util.Locale;
import java.util.Optional;

/** A peculiarity of an original harness that the faithful profile copies and the strict profile never has. */
public enum Quirk {
    /** The program text is rewritten: capitals in double quotes, call names, {@code time.sleep}. */
    REWRITE_SOURCE,
    /** The program holds the very lists of the state and may change them. */
    LIVE_LISTS,
    /** Events travel over the program's output: what it prints, or a line break in a value, ends the trace. */
    PRINTED_TRACE,
    /** A last error line that names the robot counts as a simulation error, wrong arity included. */
    ROBOT_IN_MESSAGE,
    /** Tests of a literal against a name become true, false or stay, with this probability per world. */
    GUESS_LITERALS,
    /** A state that runs into the time limit once is forgiven. */
    FORGIVE_TIMEOUT;

    /** Returns how world files write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the quirk a world file means. */
    public static Optional<Quirk> of(String word) {
        for (Quirk quirk : values()) {
            if (quirk.word().equals(word)) {
                return Optional.of(quirk);
            }
        }
        return Optional.empty();
    }
}
