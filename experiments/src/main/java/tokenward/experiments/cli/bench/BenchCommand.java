package tokenward.experiments.cli.bench;

import picocli.CommandLine.Command;

/** {@code exp bench}: measures a part of Tokenward. */
@Command(
        name = "bench",
        description = "Measures a part of Tokenward and prints one JSON object.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "PART",
        subcommands = {BenchEngineCommand.class, BenchRewardsCommand.class, BenchSyntaxCommand.class})
public final class BenchCommand {}
