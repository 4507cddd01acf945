package tokenward.rewards.world.compile;

import tokenward.rewards.world.run.Code;
import tokenward.rewards.world.run.Kind;

/** Compiled code and the type of what it yields. */
record Typed(Code code, Kind kind) {}
