package tokenward.experiments.cli;

/** The world a new one begins as. */
final class Scaffold {
    private Scaffold() {}

    /** Returns a small world with one task, sound as it stands. */
    static String world(String name) {
        return """
                // What exists, what a program may do, and what it is asked to do.

                world NAME "what it is, in a few words" {
                  facts closed
                  names { trim lower }
                  visits GoTo

                  state {
                    rooms : list<text> = ["dock", "hall"]
                    at    : text = "dock"
                  }

                  call go_to(room: text nonblank) "Go to a room." fails MoveError {
                    require room in rooms else UNREACHABLE: "there is no room `{room}`"
                    set at = room
                    emit GoTo(room)
                  }
                  call say(message: text) "Say something out loud." fails SayError { emit Say(message) }
                }

                task SayHello in NAME {
                  prompt "Go to the hall and say hello."
                  start usual { at = "dock" }
                  goal: run visiting "hall" has Say("hello")
                }
                """.replace("NAME", name);
    }
}
