package tokenward.experiments.starter.errands;

import java.util.List;

/** Every errand there is, in a fixed order: six fail by a planted mistake, two have one of style. */
final class Errands {
    private Errands() {}

    /** Returns all errands. */
    static List<Errand> all() {
        return List.of(
                Carrying.fetch(),
                Carrying.deliver(),
                Carrying.deliverBoth(),
                Carrying.exchange(),
                Telling.tell(),
                Telling.greet(),
                Telling.look(),
                Telling.seek(),
                Telling.ask(),
                Telling.offer(),
                Telling.whereTo(),
                Carrying.rescue(),
                Rounds.find(),
                Rounds.count(),
                Rounds.wake(),
                Rounds.announce(),
                Rounds.collect());
    }
}
