package tokenward.dsl.vocabulary;

import java.nio.file.Path;
import java.util.Optional;
import tokenward.dsl.schema.Counts;
import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;
import tokenward.dsl.schema.Refers;
import tokenward.dsl.schema.Within;

/** Task records of one role. */
@Doc("Task records of one role: `train`, `validation`, or any name an `evaluate` block uses.")
public record DataSettings(
        @Doc("The role.") String name,

        @Doc("Name of a published data set, for the record and for error messages.")
        Optional<String> dataset,

        @Doc("File or directory with the records: JSONL, Parquet or CSV.")
        Optional<Path> path,

        @Doc("World whose tasks these are.") @Refers("world")
        Optional<String> world,

        @Doc("Split of a world's tasks or of a data set.") Optional<String> split,
        @Doc("Shape of the records.") @Default("auto") Format format,
        @Doc("Which records are used.") @Default("all") Select select,

        @Doc("Records put aside before training, drawn with the experiment's seed.")
        @Counts("rows")
        @Within("[0, inf)")
        @Default("0")
        int holdout,

        @Doc("Names of the columns, where they differ from the format's.")
        Columns columns,

        @Doc("Whether records that cannot be used are counted, named and left out instead of stopping the run.")
        @Default("false")
        boolean skipBad) {

    /** Which records are used. */
    public sealed interface Select {
        /** Every record, in file order. */
        @Doc("Every record, in file order.")
        record All() implements Select {}

        /** A sample without replacement. */
        @Doc("A sample without replacement.")
        record Random(
                @Doc("How many.") @Counts("rows") @Within("[1, inf)")
                int rows,

                @Doc("Seed of the draw.") @Default("0") long seed)
                implements Select {}

        /** The first records. */
        @Doc("The first records of the file.")
        record First(
                @Doc("How many.") @Counts("rows") @Within("[1, inf)")
                int rows) implements Select {}
    }

    /** Shapes of records. */
    public enum Format {
        @Doc("Told by the columns.")
        AUTO,
        @Doc("text, code, test_list, test_setup_code, as in mbpp.jsonl.")
        MBPP,
        @Doc("prompt, canonical_solution, base_input, plus_input, as in MbppPlus.jsonl.")
        EVALPLUS,
        @Doc("input, output, unit_tests, as in nvidia/OpenCodeInstruct.")
        OPEN_CODE_INSTRUCT,
        @Doc("prompt, program, text, as in zichao22/robo-instruct.")
        ROBO_INSTRUCT,
        @Doc("instruction, solution, tests, as named by `columns`.")
        RECORDS
    }

    /** Names of columns; none keeps the format's own. */
    public record Columns(
            @Doc("Stable name of the task.") Optional<String> id,
            @Doc("What the program shall do.") Optional<String> instruction,
            @Doc("A reference program.") Optional<String> solution,
            @Doc("Assert statements.") Optional<String> tests,
            @Doc("Code that runs before the tests.") Optional<String> setup,
            @Doc("The function the tests call.") Optional<String> entryPoint) {}
}
