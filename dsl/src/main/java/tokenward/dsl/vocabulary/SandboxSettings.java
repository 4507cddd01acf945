package tokenward.dsl.vocabulary;

import java.time.Duration;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Presentation;
import tokenward.dsl.schema.Within;
import tokenward.dsl.type.Memory;

/** Limits on programs under evaluation. */
@Doc("Limits on programs under evaluation.")
public record SandboxSettings(
        @Doc("Time for one program, on a processor or asleep; waiting for a busy machine is free.") @Default("10 s")
        Duration timeout,

        @Doc("Address space of one program.") @Default("512 MiB")
        Memory memory,

        @Doc("Whether programs may open sockets: only `false`, said for the reader; no level of isolation opens them.")
        @Default("false")
        boolean network,

        @Doc("How programs are kept apart from the machine.") @Default("auto")
        Isolation isolation,

        @Doc("Programs run at once; 0 uses every core.") @Within("[0, 1024]") @Default("0") @Presentation
        int workers) {

    /** How programs are kept apart from the machine. */
    public enum Isolation {
        @Doc("The strongest the machine offers; refuses to run where there is none.")
        AUTO,
        @Doc("bubblewrap: own namespaces, read-only root.")
        BUBBLEWRAP,
        @Doc("Own namespaces through unshare.")
        UNSHARE,
        @Doc("Resource limits and a system-call filter only.")
        LIMITS,
        @Doc("None; every report says so.")
        NONE
    }
}
