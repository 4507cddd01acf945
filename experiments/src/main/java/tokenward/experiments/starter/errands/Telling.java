package tokenward.experiments.starter.errands;

import static tokenward.experiments.starter.errands.Mistake.Kind.PYTHON;
import static tokenward.experiments.starter.errands.Mistake.Kind.STYLE;

/** Errands that end with something said: a message, an answer, or what was seen; some act upon an answer. */
final class Telling {
    private Telling() {}

    static Errand tell() {
        return Errand.named("tell")
                .says("go to the {a} and say {m}", "say {m} in the {a}", "visit the {a} to say {m}")
                .code("go_to(\"{a}\")", "say(\"{m}\")")
                .in("{a}")
                .scenes(Scene.people("{a}: {p}: yes"), Scene.BARE)
                .goals("run visiting \"{a}\" has Say(\"{m}\")");
    }

    static Errand greet() {
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

    static Errand look() {
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

    static Errand seek() {
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

    static Errand ask() {
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

    static Errand offer() {
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

    static Errand whereTo() {
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
