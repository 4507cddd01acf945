package tokenward.experiments.starter.errands;

import java.util.List;

/**
 * How the world is when an errand begins, in templates.
 *
 * @param things each as {@code room: thing}
 * @param people each as {@code room: name: what they wish}
 */
record Scene(List<String> things, List<String> people) {
    /** Nothing there. */
    static final Scene BARE = new Scene(List.of(), List.of());

    Scene {
        things = List.copyOf(things);
        people = List.copyOf(people);
    }

    /** Returns a scene with things. */
    static Scene things(String... things) {
        return new Scene(List.of(things), List.of());
    }

    /** Returns a scene with people. */
    static Scene people(String... people) {
        return new Scene(List.of(), List.of(people));
    }

    /** Returns the same with these people. */
    Scene with(String... others) {
        return new Scene(things, List.of(others));
    }
}
