package tokenward.experiments.starter.errands;

import java.util.List;

/** What may stand at a place of an errand; the letter is how its templates write it. */
enum Slot {
    /** A room. */
    A("a"),
    /** Another room. */
    B("b"),
    /** A thing. */
    T("t"),
    /** Another thing. */
    U("u"),
    /** A kind of room of which there are three, such as {@code ward 1}. */
    K("k"),
    /** A person with an office of their own. */
    P("p"),
    /** What is to be said. */
    M("m"),
    /** One of two choices. */
    X("x"),
    /** The other. */
    Y("y");

    private final String letter;

    Slot(String letter) {
        this.letter = letter;
    }

    /** Returns how templates write the place. */
    String mark() {
        return "{" + letter + "}";
    }

    /** Returns what it can be filled with. */
    List<String> words() {
        return switch (this) {
            case A, B -> Words.ROOMS;
            case T, U -> Words.THINGS;
            case K -> Words.KINDS;
            case P -> Words.PEOPLE;
            case M -> Words.MESSAGES;
            case X, Y -> Words.CHOICES;
        };
    }

    /** No word occurs in another, so that no pattern finds the wrong one. */
    private static final class Words {
        static final List<String> ROOMS = List.of(
                "kitchen",
                "library",
                "lobby",
                "garage",
                "workshop",
                "garden",
                "archive",
                "pharmacy",
                "storage",
                "lounge",
                "mail room",
                "server room");
        static final List<String> THINGS = List.of(
                "mug",
                "plate",
                "lamp",
                "hammer",
                "parcel",
                "umbrella",
                "laptop",
                "charger",
                "towel",
                "bottle",
                "ladder",
                "camera");
        static final List<String> KINDS = List.of("classroom", "bedroom", "studio", "ward", "cabin", "hallway");
        static final List<String> PEOPLE = List.of("omar", "nora", "ida", "ravi", "mia", "paul");
        static final List<String> MESSAGES = List.of(
                "good morning", "welcome", "lunch is ready", "the bus is here", "lights out", "please be quiet");
        static final List<String> CHOICES = List.of("tea", "coffee", "soup", "salad", "rice", "bread");

        private Words() {}
    }
}
