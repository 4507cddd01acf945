package tokenward.dsl.vocabulary.reward;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Inline;
import tokenward.dsl.schema.Within;

/** Runs any tool on the program and reads what it reports. */
@Doc("Runs any tool on the program and reads what it reports.")
public record CommandSettings(
        @Doc("The channel.") String name,
        @Doc("") @Inline Term term,

        @Doc("Tokens the judgement lands on.") @Default("spans")
        Attribution attribution,

        @Doc("The command and its arguments; `{file}` is the program's file.")
        List<String> run,

        @Doc("How the tool gets the program.") @Default("file")
        Input input,

        @Doc("Name of the program's file.") @Default("\"program.txt\"")
        String file,

        @Doc(
                "Regular expression with the groups `line`, `column`, `endLine`, `endColumn` and `message`, tried on each line of output; `none` reads JSON lines.")
        Optional<String> pattern,

        @Doc("Regular expressions; a line of output that holds one counts as no report.") @Default("[]")
        List<String> ignore,

        @Doc("Amount taken off per report.") @Within("[0, 1]") @Default("1.0")
        double penalty,

        @Doc("Worth of a program without a report.") @Within("[-1, 1]") @Default("0")
        double clean,

        @Doc("Wall clock for one program; a tool that takes longer is broken, not the program.") @Default("10 s")
        Duration timeout)
        implements RewardSettings {
    public CommandSettings {
        run = List.copyOf(run);
        ignore = List.copyOf(ignore);
    }

    /** How the tool gets the program. */
    public enum Input {
        @Doc("As a file.")
        FILE,
        @Doc("On standard input.")
        STDIN
    }
}
