package tokenward.experiments.starter.errands;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing a robot may be asked to do, as templates: how it is said, programmed and judged.
 *
 * @param id stable name
 * @param phrases imperative clauses that ask for it
 * @param code lines of Python inside the function; {@code home} is where the robot began
 * @param flaw the mistake the corpus plants here, if any
 * @param rooms rooms that have to exist
 * @param scenes two ways the world may be
 * @param goals what must hold afterwards, in the world language; {@code one: } or {@code two: } in front asks it only of
 *     that scene
 */
record Errand(
        String id,
        List<String> phrases,
        List<String> code,
        Optional<Mistake> flaw,
        List<String> rooms,
        List<Scene> scenes,
        List<String> goals) {

    Errand {
        phrases = List.copyOf(phrases);
        code = List.copyOf(code);
        rooms = List.copyOf(rooms);
        scenes = List.copyOf(scenes);
        goals = List.copyOf(goals);
    }

    /** Returns whether the program has to remember where it began. */
    boolean returns() {
        return code.stream().anyMatch(line -> line.contains("home"));
    }

    /** Starts an errand. */
    static Builder named(String id) {
        return new Builder(id);
    }

    /** Collects the parts. */
    static final class Builder {
        private final String id;
        private List<String> phrases = List.of();
        private List<String> code = List.of();
        private Optional<Mistake> flaw = Optional.empty();
        private final List<String> rooms = new ArrayList<>();
        private List<Scene> scenes = List.of();

        private Builder(String id) {
            this.id = id;
        }

        /** Sets the clauses that ask for it. */
        Builder says(String... clauses) {
            phrases = List.of(clauses);
            return this;
        }

        /** Sets the lines of Python. */
        Builder code(String... lines) {
            code = List.of(lines);
            return this;
        }

        /** Plants a mistake. */
        Builder flaw(Mistake.Kind kind, String... lines) {
            flaw = Optional.of(new Mistake(kind, List.of(lines)));
            return this;
        }

        /** Lets rooms exist; a kind of room stands for all three of it. */
        Builder in(String... names) {
            for (String name : names) {
                if (name.equals(Slot.K.mark())) {
                    rooms.addAll(List.of(name + " 1", name + " 2", name + " 3"));
                } else {
                    rooms.add(name);
                }
            }
            return this;
        }

        /** Sets the two scenes. */
        Builder scenes(Scene one, Scene two) {
            scenes = List.of(one, two);
            return this;
        }

        /** Sets what must hold, and ends. */
        Errand goals(String... lines) {
            return new Errand(id, phrases, code, flaw, rooms, scenes, List.of(lines));
        }
    }
}
