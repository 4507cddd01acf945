package tokenward.rewards.simulation.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tokenward.grammars.text.Span;

/**
 * What a program did so far, as a tree: after the same answers it makes the same calls. A world whose answers were all
 * given before needs no run of the program; one that gives a new answer needs it from the start, the known answers
 * being repeated. A program that does something else after the same answers is found out and run every time.
 */
public final class Memory {
    private final Map<Object, Said> first = new HashMap<>();
    private boolean trusted;

    /** One call, as the program made it. */
    record Made(int call, List<Object> arguments, Optional<Span> site) {}

    /**
     * What a program says at once: calls that need no answer, then one that does or its end.
     *
     * @param next what it said after each answer
     */
    record Said(List<Made> waiting, Optional<Made> call, Optional<Ending> end, Map<Object, Said> next) {
        static Said of(List<Made> waiting, Optional<Made> call, Optional<Ending> end) {
            return new Said(List.copyOf(waiting), call, end, new HashMap<>());
        }

        boolean isSame(Said other) {
            return waiting.equals(other.waiting) && call.equals(other.call) && end.equals(other.end);
        }
    }

    /** The program did something else after the same answers. */
    public static final class ForgetfulException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    Memory(boolean trusted) {
        this.trusted = trusted;
    }

    boolean isTrusted() {
        return trusted;
    }

    /** Returns what the program says first. */
    Map<Object, Said> first() {
        return first;
    }

    /**
     * Notes what a program said.
     *
     * @throws ForgetfulException when it said something else after the same answers before
     */
    Said note(Map<Object, Said> place, Object answer, Said said) {
        if (!trusted) {
            return said;
        }
        @Nullable Said known = place.putIfAbsent(answer, said);
        if (known == null) {
            return said;
        }
        if (!known.isSame(said)) {
            trusted = false;
            throw new ForgetfulException();
        }
        return known;
    }
}
