package tokenward.rewards.command;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a tool's reports become a judgement.
 *
 * @param file name of the file the program is put into
 * @param piped whether the program goes to standard input too
 * @param pattern tells a report in a line of output, by the groups {@code line}, {@code column}, {@code end_line},
 *     {@code end_column} (spelled {@code endLine}, {@code endColumn}) and {@code message}; empty reads JSON lines
 * @param ignore reports whose line of output one of these is found in do not count
 * @param penalty amount of a report that states none
 * @param clean worth of a program without a report
 */
public record CommandConfig(
        String file, boolean piped, Optional<Pattern> pattern, List<Pattern> ignore, double penalty, double clean) {
    public CommandConfig {
        ignore = List.copyOf(ignore);
    }
}
