package tokenward.dsl.check;

import tokenward.dsl.syntax.ExpCode;

/** What the sandbox is asked for and never gives. */
final class SandboxChecks {
    private static final String NETWORK = "sandbox.network";

    private SandboxChecks() {}

    static void check(Case run) {
        if (run.settings().sandbox().network()) {
            run.report(run.at(NETWORK, ExpCode.E0606, "programs under evaluation get no network", "would open sockets")
                    .note("what a program computes from a network cannot be computed again, nor can its verdict")
                    .help("remove the line; give what programs need as inputs of the task"));
        }
    }
}
