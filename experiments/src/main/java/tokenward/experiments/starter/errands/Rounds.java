package tokenward.experiments.starter.errands;

import static tokenward.experiments.starter.errands.Mistake.Kind.PYTHON;
import static tokenward.experiments.starter.errands.Mistake.Kind.SIMULATION;

/** Errands through all rooms of a kind. */
final class Rounds {
    private static final String HERE = "if is_in_room(\"{t}\"):";
    private static final String EVERY = "for room in get_all_rooms():";
    private static final String OF_KIND = "    if \"{k}\" in room:";
    private static final String LOOKED_AT = "every r in [\"{k} 1\", \"{k} 2\", \"{k} 3\"]: run visiting r has ";

    private Rounds() {}

    static Errand find() {
        return Errand.named("find")
                .says(
                        "the {t} is in one of the {k}s, search them and bring it here",
                        "look through every {k} until you find the {t}, and bring it back",
                        "find the {t}, it must be in a {k}, and bring it to me")
                .code(
                        EVERY,
                        OF_KIND,
                        "        go_to(room)",
                        "        " + HERE,
                        "            pick(\"{t}\")",
                        "            go_to(home)",
                        "            place(\"{t}\")",
                        "            break")
                .in("{k}")
                .scenes(Scene.things("{k} 1: {t}"), Scene.things("{k} 1: {u}", "{k} 3: {t}"))
                .goals(
                        "run has Pick(\"^{t}$\")",
                        "run after first Pick(\"^{t}$\") visiting \"dock\" has Place(\"^{t}$\")",
                        "two: run visiting \"{k} 2\" has CheckEntity(\"{t}\")");
    }

    static Errand count() {
        return Errand.named("count")
                .says(
                        "count the {k}s with a {t}, come back and tell me the number",
                        "in how many {k}s is a {t}, look into all of them and tell me here",
                        "check every {k} for a {t} and report back how many have one")
                .code(
                        "count = 0",
                        EVERY,
                        OF_KIND,
                        "        go_to(room)",
                        "        " + HERE,
                        "            count += 1",
                        "go_to(home)",
                        "say(str(count))")
                .flaw(
                        SIMULATION,
                        "count = 0",
                        EVERY,
                        OF_KIND,
                        "        go_to(room)",
                        "        " + HERE,
                        "            count += 1",
                        "go_to(home)",
                        "say(count)")
                .in("{k}")
                .scenes(Scene.things("{k} 1: {t}", "{k} 3: {t}"), Scene.things("{k} 1: {u}", "{k} 2: {t}"))
                .goals(
                        LOOKED_AT + "CheckEntity(\"{t}\")",
                        "one: run after last CheckEntity(\"{t}\") visiting \"dock\" has Say(\"2|two\")",
                        "two: run after last CheckEntity(\"{t}\") visiting \"dock\" has Say(\"1|one\")");
    }

    static Errand wake() {
        return Errand.named("wake")
                .says(
                        "say {m} in every {k} where somebody is",
                        "look into all {k}s and say {m} to whoever is there",
                        "visit each {k} and say {m} if anyone is in")
                .code(
                        EVERY,
                        OF_KIND,
                        "        go_to(room)",
                        "        if is_in_room(\"person\"):",
                        "            say(\"{m}\")")
                .flaw(
                        PYTHON,
                        EVERY,
                        OF_KIND,
                        "        go_to(room)",
                        "        if is_in_room(\"person\")",
                        "            say(\"{m}\")")
                .in("{k}")
                .scenes(Scene.people("{k} 2: {p}: yes"), Scene.people("{k} 1: {p}: no", "{k} 2: ana: yes"))
                .goals(
                        LOOKED_AT + "CheckEntity(*)",
                        "run visiting \"{k} 2\" has Say(\"{m}\")",
                        "one: run visiting \"{k} 1\" never Say(*)",
                        "two: run visiting \"{k} 1\" has Say(\"{m}\")",
                        "run visiting \"{k} 3\" never Say(*)");
    }

    static Errand announce() {
        return Errand.named("announce")
                .says(
                        "say {m} in every {k} where nobody is",
                        "look into all {k}s and say {m} in the empty ones",
                        "visit each {k} and say {m} where no one is in")
                .code(
                        EVERY,
                        OF_KIND,
                        "        go_to(room)",
                        "        if not is_in_room(\"person\"):",
                        "            say(\"{m}\")")
                .in("{k}")
                .scenes(Scene.people("{k} 1: {p}: yes", "{k} 3: ana: no"), Scene.BARE)
                .goals(
                        LOOKED_AT + "CheckEntity(*)",
                        "run visiting \"{k} 2\" has Say(\"{m}\")",
                        "one: run visiting \"{k} 1\" never Say(*)",
                        "two: run visiting \"{k} 1\" has Say(\"{m}\")");
    }

    static Errand collect() {
        return Errand.named("collect")
                .says(
                        "carry every {t} from the {k}s to the {b}",
                        "check all {k}s for a {t} and bring each of them to the {b}",
                        "clear the {k}s, whatever {t} is there belongs in the {b}")
                .code(
                        EVERY,
                        OF_KIND,
                        "        go_to(room)",
                        "        " + HERE,
                        "            pick(\"{t}\")",
                        "            go_to(\"{b}\")",
                        "            place(\"{t}\")")
                .in("{k}", "{b}")
                .scenes(Scene.things("{k} 1: {t}", "{k} 3: {t}"), Scene.things("{k} 2: {t}", "{k} 2: {u}"))
                .goals(
                        LOOKED_AT + "CheckEntity(\"{t}\")",
                        "one: finally count(\"{t}\", things[\"{b}\"]) == 2",
                        "two: finally count(\"{t}\", things[\"{b}\"]) == 1");
    }
}
