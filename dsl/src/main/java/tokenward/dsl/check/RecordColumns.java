package tokenward.dsl.check;

import java.util.Set;
import tokenward.dsl.vocabulary.DataSettings.Format;

/**
 * The columns of a published shape that checks ask for.
 *
 * @param instruction what the program shall do
 * @param solution a reference program
 * @param tests assert statements
 */
record RecordColumns(String instruction, String solution, String tests) {
    /** Returns the columns of a format, told by what is there where the format is {@code auto}. */
    static RecordColumns of(Format format, Set<String> present) {
        return switch (format) {
            case AUTO -> told(present);
            case MBPP -> new RecordColumns(present.contains("text") ? "text" : "prompt", "code", "test_list");
            case EVALPLUS -> new RecordColumns("prompt", "canonical_solution", "tests");
            case OPEN_CODE_INSTRUCT -> new RecordColumns("input", "output", "unit_tests");
            case ROBO_INSTRUCT -> new RecordColumns("prompt", "program", "tests");
            case RECORDS -> new RecordColumns("instruction", "solution", "tests");
        };
    }

    private static RecordColumns told(Set<String> present) {
        if (present.contains("test_list")) {
            return of(Format.MBPP, present);
        }
        if (present.contains("canonical_solution")) {
            return of(Format.EVALPLUS, present);
        }
        if (present.contains("prompt") && present.contains("program")) {
            return of(Format.ROBO_INSTRUCT, present);
        }
        return of(present.contains("unit_tests") ? Format.OPEN_CODE_INSTRUCT : Format.RECORDS, present);
    }
}
