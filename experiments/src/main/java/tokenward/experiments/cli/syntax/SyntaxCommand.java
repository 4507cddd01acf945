package tokenward.experiments.cli.syntax;

import picocli.CommandLine.Command;

/** {@code exp syntax}: the grammar engine on files. */
@Command(
        name = "syntax",
        description = "Checks whether texts begin programs, and completes them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "WHAT",
        subcommands = {SyntaxCheckCommand.class, SyntaxCompleteCommand.class})
public final class SyntaxCommand {}
