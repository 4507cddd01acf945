package tokenward.rewards.simulation.program;

import java.util.Optional;
import tokenward.rewards.world.run.World;

/** Where a session gets its worlds from, one at a time, knowing how the last one ended. */
public interface Sources {
    /** A world to run in and the text to run; empty text stands for the same as before. */
    record Next(World world, Optional<String> text) {}

    /** Returns the next world; empty ends the session. */
    Optional<Next> next();

    /** Takes in a finished run. */
    void ran(ProgramRun run);
}
