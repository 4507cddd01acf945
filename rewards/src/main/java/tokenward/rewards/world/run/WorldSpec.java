package tokenward.rewards.world.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A compiled world.
 *
 * @param open whether facts nobody fixed are sampled
 * @param rules what happens to every text a program passes
 * @param slots names and types of the state, in order
 * @param aliases pairs of sorts whose names may be used as one another
 * @param argumentException the Python exception of argument errors
 * @param visits the event a visit begins with, when declared
 * @param quirks what the faithful profile copies, with a number where one was given
 */
public record WorldSpec(
        String name,
        String title,
        boolean open,
        Set<NameRule> rules,
        List<SlotSpec> slots,
        Map<String, FactSpec> facts,
        Map<String, CallSpec> calls,
        List<InvariantSpec> invariants,
        Set<Set<String>> aliases,
        String argumentException,
        Optional<String> visits,
        Map<Quirk, Double> quirks,
        Sampling sampling,
        Map<String, Double> limits,
        Patterns patterns) {

    /** What happens to a text a program passes, or how patterns match. */
    public enum NameRule {
        TRIM,
        LOWER,
        EXACT,
        REGEX,
        IGNORECASE
    }

    /** One slot of the state. */
    public record SlotSpec(String name, Kind kind, Optional<Code> initial, int locals) {}

    /** A kind of fact: its sampling distribution. */
    public record FactSpec(String name, int arity, Distribution distribution) {}

    /** What must hold after every call. */
    public record InvariantSpec(Code condition, String code, Code message, int locals) {}

    /** How many worlds to sample, up to how many to enumerate all, and from which failing share to reject. */
    public record Sampling(int worlds, int exhaustive, double rejectAbove) {}

    /** The alternatives of an open choice with their probabilities. */
    @FunctionalInterface
    public interface Distribution {
        /** Returns the alternatives in this frame. */
        Weighted of(Frame frame);
    }

    /** Values with probabilities that sum to 1. */
    public record Weighted(List<Object> values, List<Double> probabilities) {}

    /** Returns how long a program may run, in seconds. */
    public double seconds() {
        return limits.getOrDefault("seconds", 2.0);
    }

    /** Returns how many calls a program may make. */
    public int mostCalls() {
        return (int) Math.min(limits.getOrDefault("calls", 10_000.0), Integer.MAX_VALUE);
    }

    /** Returns a call by name. */
    public Optional<CallSpec> call(String name) {
        return Optional.ofNullable(calls.get(name));
    }

    /** Returns the index of a slot, or -1. */
    public int slot(String name) {
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
