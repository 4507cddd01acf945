package tokenward.experiments.starter.errands;

import static tokenward.experiments.starter.errands.Mistake.Kind.COMPLETION;
import static tokenward.experiments.starter.errands.Mistake.Kind.SIMULATION;

/** Errands about things that are in one room and belong in another. */
final class Carrying {
    private static final String HERE = "if is_in_room(\"{t}\"):";

    private Carrying() {}

    static Errand fetch() {
        return Errand.named("fetch")
                .says(
                        "bring me the {t} from the {a}",
                        "get the {t} out of the {a} and put it down here",
                        "fetch the {t} that is in the {a}")
                .code("go_to(\"{a}\")", "pick(\"{t}\")", "go_to(home)", "place(\"{t}\")")
                .flaw(COMPLETION, "go_to(\"{a}\")", "pick(\"{t}\")", "go_to(home)")
                .in("{a}")
                .scenes(Scene.things("{a}: {t}"), Scene.things("{a}: {u}", "{a}: {t}"))
                .goals(
                        "run visiting \"{a}\" has Pick(\"^{t}$\")",
                        "run after first Pick(\"^{t}$\") visiting \"dock\" has Place(\"^{t}$\")");
    }

    static Errand deliver() {
        return Errand.named("deliver")
                .says(
                        "take the {t} from the {a} to the {b}",
                        "carry the {t} over from the {a} to the {b}",
                        "move the {t} out of the {a} and into the {b}")
                .code("go_to(\"{a}\")", "pick(\"{t}\")", "go_to(\"{b}\")", "place(\"{t}\")")
                .in("{a}", "{b}")
                .scenes(Scene.things("{a}: {t}"), Scene.things("{a}: {u}", "{a}: {t}"))
                .goals(
                        "run visiting \"{a}\" has Pick(\"^{t}$\")",
                        "run after first Pick(\"^{t}$\") visiting \"{b}\" has Place(\"^{t}$\")");
    }

    static Errand deliverBoth() {
        return Errand.named("deliver_both")
                .says(
                        "take both the {t} and the {u} from the {a} to the {b}",
                        "bring the {t} as well as the {u} out of the {a} into the {b}",
                        "both the {t} and the {u} in the {a} belong in the {b}, see to it")
                .code(
                        "for thing in [\"{t}\", \"{u}\"]:",
                        "    go_to(\"{a}\")",
                        "    pick(thing)",
                        "    go_to(\"{b}\")",
                        "    place(thing)")
                .flaw(
                        SIMULATION,
                        "go_to(\"{a}\")",
                        "pick(\"{t}\")",
                        "pick(\"{u}\")",
                        "go_to(\"{b}\")",
                        "place(\"{t}\")",
                        "place(\"{u}\")")
                .in("{a}", "{b}")
                .scenes(Scene.things("{a}: {t}", "{a}: {u}"), Scene.things("{a}: {u}", "{a}: {t}"))
                .goals("finally \"{t}\" in things[\"{b}\"] and \"{u}\" in things[\"{b}\"]");
    }

    static Errand exchange() {
        return Errand.named("exchange")
                .says(
                        "swap the {t} in the {a} with the {u} in the {b}",
                        "exchange the {t} of the {a} for the {u} of the {b}",
                        "put the {t} from the {a} into the {b}, and the {u} from there into the {a}")
                .code(
                        "go_to(\"{a}\")",
                        "pick(\"{t}\")",
                        "go_to(\"{b}\")",
                        "place(\"{t}\")",
                        "pick(\"{u}\")",
                        "go_to(\"{a}\")",
                        "place(\"{u}\")")
                .in("{a}", "{b}")
                .scenes(Scene.things("{a}: {t}", "{b}: {u}"), Scene.things("{b}: {u}", "{a}: {t}"))
                .goals("finally \"{t}\" in things[\"{b}\"] and \"{u}\" in things[\"{a}\"]");
    }

    static Errand rescue() {
        return Errand.named("rescue")
                .says(
                        "if there is a {t} in the {a} take it to the {b}, else say missing",
                        "look for the {t} in the {a}, bring it to the {b} or say missing",
                        "the {t} belongs in the {b}, get it from the {a} or say missing there")
                .code(
                        "go_to(\"{a}\")",
                        HERE,
                        "    pick(\"{t}\")",
                        "    go_to(\"{b}\")",
                        "    place(\"{t}\")",
                        "else:",
                        "    say(\"missing\")")
                .flaw(
                        COMPLETION,
                        "go_to(\"{a}\")",
                        HERE,
                        "    pick(\"{t}\")",
                        "    go_to(\"{b}\")",
                        "    place(\"{t}\")")
                .in("{a}", "{b}")
                .scenes(Scene.things("{a}: {t}"), Scene.things("{a}: {u}"))
                .goals(
                        "run visiting \"{a}\" has CheckEntity(\"{t}\")",
                        "one: finally \"{t}\" in things[\"{b}\"]",
                        "one: run visiting \"{a}\" never Say(*)",
                        "two: run visiting \"{a}\" has Say(\"missing\")");
    }
}
