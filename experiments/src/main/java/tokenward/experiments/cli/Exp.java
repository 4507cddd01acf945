package tokenward.experiments.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import tokenward.dsl.syntax.Nearest;
import tokenward.experiments.cli.bench.BenchCommand;
import tokenward.experiments.cli.experiment.CheckCommand;
import tokenward.experiments.cli.experiment.DiffCommand;
import tokenward.experiments.cli.experiment.ExplainCommand;
import tokenward.experiments.cli.experiment.FormatCommand;
import tokenward.experiments.cli.experiment.LockCommand;
import tokenward.experiments.cli.experiment.NewCommand;
import tokenward.experiments.cli.run.ReportCommand;
import tokenward.experiments.cli.run.ReproduceCommand;
import tokenward.experiments.cli.run.ResumeCommand;
import tokenward.experiments.cli.run.RunCommand;
import tokenward.experiments.cli.score.EvalCommand;
import tokenward.experiments.cli.score.ScoreCommand;
import tokenward.experiments.cli.syntax.SyntaxCommand;
import tokenward.experiments.cli.terminal.Diagnostics;
import tokenward.experiments.cli.terminal.ExitCode;
import tokenward.experiments.cli.world.SimulateCommand;
import tokenward.experiments.cli.world.WorldCommand;

/** The command {@code exp}: checks, runs and reports experiments. */
@Command(
        name = "exp",
        description = "Fine-tunes code-generating language models with dense, token-level rewards.",
        mixinStandardHelpOptions = true,
        version = "tokenward 0.1.0",
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the file or the input given is wrong",
            "2:a bug in Tokenward: please report it",
            "3:the environment lacks something: `exp doctor` says what"
        },
        subcommands = {
            BenchCommand.class,
            CheckCommand.class,
            CompletionCommand.class,
            DoctorCommand.class,
            EvalCommand.class,
            ExplainCommand.class,
            DiffCommand.class,
            FormatCommand.class,
            HelpCommand.class,
            LockCommand.class,
            LspCommand.class,
            NewCommand.class,
            RunCommand.class,
            ReportCommand.class,
            ReproduceCommand.class,
            ResumeCommand.class,
            ScoreCommand.class,
            SimulateCommand.class,
            StarterCommand.class,
            SyntaxCommand.class,
            WorldCommand.class
        })
public final class Exp {
    /** Verbs that speak of the others. */
    private static final Set<String> LISTING = Set.of("help", "completion");

    /** Runs a command line and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments));
    }

    /** Runs a command line with the given streams and returns its exit code; for tests and {@link #main}. */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return isPlainCheck(arguments) ? check(out, err, arguments) : parse(out, err, arguments);
    }

    /** An editor checks on every save: without options there is nothing to parse, and nothing to wait for. */
    private static boolean isPlainCheck(String... arguments) {
        return arguments.length > 1
                && arguments[0].equals("check")
                && Arrays.stream(arguments).noneMatch(argument -> argument.startsWith("-"));
    }

    private static int check(PrintWriter out, PrintWriter err, String... arguments) {
        List<String> files = List.of(arguments).subList(1, arguments.length);
        try {
            int code = CheckCommand.check(files, Diagnostics.Format.TEXT, out);
            out.flush();
            return code;
        } catch (RuntimeException failure) {
            return explain(failure, err);
        }
    }

    private static int parse(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine command = commandLine(arguments);
        command.setOut(out);
        command.setErr(err);
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setUsageHelpAutoWidth(true);
        command.setParameterExceptionHandler(Exp::refuse);
        command.setExecutionExceptionHandler(Exp::explain);
        return arguments.length == 0 ? usage(command) : command.execute(arguments);
    }

    /**
     * Returns the command with the verb that is asked for, or with all of them where they may be listed: describing every
     * verb takes longer than checking a file.
     */
    private static CommandLine commandLine(String... arguments) {
        Optional<Class<?>> verb = arguments.length == 0
                ? Optional.empty()
                : Arrays.stream(Exp.class.getAnnotation(Command.class).subcommands())
                        .filter(type -> type.getAnnotation(Command.class).name().equals(arguments[0]))
                        .filter(type -> !LISTING.contains(arguments[0]))
                        .findFirst();
        return verb.map(type -> new CommandLine(new OneVerb()).addSubcommand(type))
                .orElseGet(() -> new CommandLine(new Exp()));
    }

    /** The command as a verb's messages name it. */
    @Command(name = "exp", mixinStandardHelpOptions = true, version = "tokenward 0.1.0")
    private static final class OneVerb {}

    private static int usage(CommandLine command) {
        command.usage(command.getOut());
        return 0;
    }

    private static int refuse(CommandLine.ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println("error: " + noWord(wrong).orElseGet(wrong::getMessage));
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        command.getErr().println("help: `" + command.getCommandSpec().qualifiedName() + " --help` lists what it takes");
        return ExitCode.WRONG_INPUT;
    }

    /** Says of a word that is none of an option's words which there are. */
    private static Optional<String> noWord(CommandLine.ParameterException wrong) {
        CommandLine.Model.ArgSpec argument = wrong.getArgSpec();
        if (argument == null || wrong.getValue() == null || !argument.type().isEnum()) {
            return Optional.empty();
        }
        List<String> words = Arrays.stream(argument.type().getEnumConstants())
                .map(word -> ((Enum<?>) word).name().toLowerCase(Locale.ROOT))
                .toList();
        String name =
                argument instanceof CommandLine.Model.OptionSpec option ? option.longestName() : argument.paramLabel();
        return Optional.of(name + " is " + String.join(", ", words.subList(0, words.size() - 1)) + " or "
                + words.getLast() + ", not `" + wrong.getValue() + "`"
                + Nearest.of(wrong.getValue(), words)
                        .map(near -> "\nhelp: did you mean `" + near + "`?")
                        .orElse(""));
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        return explain(failure, command.getErr());
    }

    private static int explain(Exception failure, PrintWriter err) {
        Faults fault = Faults.of(failure).orElse(null);
        if (fault != null) {
            err.println("error: " + fault.message());
            return fault.exitCode();
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        err.println("error: a bug in Tokenward; please report it with the lines below\n" + trace);
        return ExitCode.BUG;
    }
}
