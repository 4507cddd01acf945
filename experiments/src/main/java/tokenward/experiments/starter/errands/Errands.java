package tokenward.experiments.starter.errands;

import static tokenward.experiments.starter.errands.Mistake.Kind.COMPLETION;
import static tokenward.experiments.starter.errands.Mistake.Kind.PYTHON;
import static tokenward.experiments.starter.errands.Mistake.Kind.SIMULATION;
import static tokenward.experiments.starter.errands.Mistake.Kind.STYLE;

import java.util.List;

/** Every errand there is, in a fixed order: six fail by a planted mistake, two have one of style. */
final class Errands {
    private static final String HERE = "if is_in_room(\"{t}\"):";
    private static final String EVERY = "for room in get_all_rooms():";
    private static final String OF_KIND = "    if \"{k}\" in room:";
    private static final String LOOKED_AT = "every r in [\"{k} 1\", \"{k} 2\", \"{k} 3\"]: run visiting r has ";

    private Errands() {}

    /** Returns all errands. */
    static List<Errand> all() {
        return List.of(
                fetch(),
                deliver(),
                deliverBoth(),
                exchange(),
                tell(),
                greet(),
                look(),
                seek(),
                ask(),
                offer(),
                whereTo(),
                rescue(),
                find(),
                count(),
                wake(),
                announce(),
                collect());
    }

    private static Errand fetch() {
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

    private static Errand deliver() {
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

    private static Errand deliverBoth() {
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

    private static Errand exchange() {
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

    private static Errand tell() {
        return Errand.named("tell")
                .says("go to the {a} and say {m}", "say {m} in the {a}", "visit the {a} to say {m}")
                .code("go_to(\"{a}\")", "say(\"{m}\")")
                .in("{a}")
                .scenes(Scene.people("{a}: {p}: yes"), Scene.BARE)
                .goals("run visiting \"{a}\" has Say(\"{m}\")");
    }

    private static Errand greet() {
        return Errand.named("greet")
                .says(
                        "if anybody is in the {a}, say {m} there",
                        "look into the {a} and say {m} if someone is in",
                        "say {m} in the {a}, but only if there is somebody")
                .code("go_to(\"{a}\")", "if is_in_room(\"person\"):", "    say(\"{m}\")")
                .flaw(PYTHON, "go_to(\"{a}\")", "if person_is_here():", "    say(\"{m}\")")
                .in("{a}")
                .scenes(Scene.people("{a}: {p}: yes"), Scene.BARE)
                .goals(
                        "run visiting \"{a}\" has CheckEntity(*)",
                        "one: run visiting \"{a}\" has Say(\"{m}\")",
                        "two: run visiting \"{a}\" never Say(*)");
    }

    private static Errand look() {
        return Errand.named("look")
                .says(
                        "check whether there is a {t} in the {a}, come back and tell me yes or no",
                        "is there a {t} in the {a}, go and see, then tell me yes or no",
                        "find out if the {a} has a {t} and report back with yes or no")
                .code(report("{t}", "if found:"))
                .in("{a}")
                .scenes(Scene.things("{a}: {t}"), Scene.things("{a}: {u}"))
                .goals(reported("{t}"));
    }

    private static Errand seek() {
        return Errand.named("seek")
                .says(
                        "see if {p} is in the {a}, come back and tell me yes or no",
                        "is {p} in the {a}, have a look and tell me yes or no",
                        "check the {a} for {p} and report back with yes or no")
                .code(report("{p}", "if found:"))
                .flaw(STYLE, report("{p}", "if found == True:"))
                .in("{a}")
                .scenes(Scene.people("{a}: {p}: yes"), Scene.BARE)
                .goals(reported("{p}"));
    }

    private static Errand ask() {
        return Errand.named("ask")
                .says(
                        "ask {p} in the office whether it is {x} or {y}, come back and tell me",
                        "go to the office and ask {p}, {x} or {y}, then tell me the answer here",
                        "what does {p} want, {x} or {y}, ask in the office and report back")
                .code(
                        "go_to(\"{p}'s office\")",
                        "answer = ask(\"{p}\", \"{x} or {y}?\", [\"{x}\", \"{y}\"])",
                        "go_to(home)",
                        "say(answer)")
                .in("{p}'s office")
                .scenes(Scene.people("{p}'s office: {p}: {x}"), Scene.people("{p}'s office: {p}: {y}"))
                .goals(
                        "run visiting \"{p}'s office\" has Ask(*, \"{x}\")",
                        "one: run after first Ask(*, \"{x}\") visiting \"dock\" has Say(words(\"{x}\") without(\"{y}\"))",
                        "two: run after first Ask(*, \"{y}\") visiting \"dock\" has Say(words(\"{y}\") without(\"{x}\"))");
    }

    private static Errand offer() {
        return Errand.named("offer")
                .says(
                        "ask {p} in the office if the {t} is needed, and bring it from the {a} if so",
                        "offer {p} the {t} from the {a} in the office, and deliver it after a yes",
                        "find out in the office whether {p} wants the {t}, and only then get it from the {a}")
                .code(
                        "go_to(\"{p}'s office\")",
                        "if ask(\"{p}\", \"{t}?\", [\"yes\", \"no\"]) == \"yes\":",
                        "    go_to(\"{a}\")",
                        "    pick(\"{t}\")",
                        "    go_to(\"{p}'s office\")",
                        "    place(\"{t}\")")
                .in("{p}'s office", "{a}")
                .scenes(
                        Scene.things("{a}: {t}").with("{p}'s office: {p}: yes"),
                        Scene.things("{a}: {t}").with("{p}'s office: {p}: no"))
                .goals(
                        "run visiting \"{p}'s office\" has Ask(*)",
                        "one: run after first Pick(\"^{t}$\") visiting \"{p}'s office\" has Place(\"^{t}$\")",
                        "two: run never Pick(\"^{t}$\")");
    }

    private static Errand whereTo() {
        return Errand.named("where_to")
                .says(
                        "ask {p} in the office where to put the {t}, {a} or {b}, and bring it there from that office",
                        "the {t} in the office of {p} goes to the {a} or the {b}, ask {p} and take it there",
                        "let {p} choose in the office whether the {t} goes to the {a} or the {b}, and carry it over")
                .code(
                        "go_to(\"{p}'s office\")",
                        "target = ask(\"{p}\", \"{a} or {b}?\", [\"{a}\", \"{b}\"])",
                        "pick(\"{t}\")",
                        "go_to(target)",
                        "place(\"{t}\")")
                .flaw(
                        STYLE,
                        "go_to(\"{p}'s office\")",
                        "options = [\"{a}\", \"{b}\"]",
                        "target = ask(\"{p}\", \"{a} or {b}?\", [\"{a}\", \"{b}\"])",
                        "pick(\"{t}\")",
                        "go_to(target)",
                        "place(\"{t}\")")
                .in("{p}'s office", "{a}", "{b}")
                .scenes(
                        Scene.things("{p}'s office: {t}").with("{p}'s office: {p}: {a}"),
                        Scene.things("{p}'s office: {t}").with("{p}'s office: {p}: {b}"))
                .goals(
                        "run visiting \"{p}'s office\" has Ask(*, \"{a}\")",
                        "one: finally \"{t}\" in things[\"{a}\"]",
                        "two: finally \"{t}\" in things[\"{b}\"]");
    }

    private static Errand rescue() {
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

    private static Errand find() {
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

    private static Errand count() {
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

    private static Errand wake() {
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

    private static Errand announce() {
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

    private static Errand collect() {
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

    private static String[] report(String what, String condition) {
        return new String[] {
            "go_to(\"{a}\")",
            "found = is_in_room(\"" + what + "\")",
            "go_to(home)",
            condition,
            "    say(\"yes\")",
            "else:",
            "    say(\"no\")"
        };
    }

    private static String[] reported(String what) {
        String back = "run after first CheckEntity(\"" + what + "\") visiting \"dock\" ";
        return new String[] {
            "run visiting \"{a}\" has CheckEntity(\"" + what + "\")",
            "one: " + back + "has Say(\"^yes$\")",
            "one: " + back + "never Say(\"^no$\")",
            "two: " + back + "has Say(\"^no$\")",
            "two: " + back + "never Say(\"^yes$\")"
        };
    }
}
