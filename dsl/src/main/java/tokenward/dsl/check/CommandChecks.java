package tokenward.dsl.check;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tokenward.dsl.syntax.ExpCode;
import tokenward.dsl.vocabulary.reward.CommandSettings;
import tokenward.grammars.text.Diagnostic;

/** Whether a {@code command} reward can read its tool. That the tool is there is asked on the machine that runs it. */
final class CommandChecks {
    private static final List<String> GROUPS = List.of("line", "column", "endLine", "endColumn", "message");

    private CommandChecks() {}

    static void check(Case run, CommandSettings command) {
        String block = "reward." + command.name();
        if (command.run().isEmpty()) {
            run.report(run.at(block + ".run", ExpCode.E0604, "`run` names no program", "empty")
                    .help("write `run = [\"gcc\", \"-fsyntax-only\", \"{file}\"]`"));
        } else if (command.input() == CommandSettings.Input.FILE
                && command.run().stream().noneMatch(argument -> argument.contains("{file}"))) {
            run.report(run.at(
                            block + ".run",
                            ExpCode.E0604,
                            "the tool never hears of the program",
                            "no argument holds `{file}`")
                    .help("add `\"{file}\"`, or write `input = stdin`"));
        }
        command.pattern().ifPresent(pattern -> groups(run, block + ".pattern", pattern));
        command.ignore().forEach(pattern -> compiles(run, block + ".ignore", pattern));
    }

    private static void groups(Case run, String setting, String pattern) {
        if (!compiles(run, setting, pattern)) {
            return;
        }
        List<String> named = Pattern.compile(pattern).namedGroups().keySet().stream()
                .sorted()
                .toList();
        if (!named.contains("line")) {
            run.report(run.at(
                            setting,
                            ExpCode.E0604,
                            "`pattern` does not say which line a report is about",
                            "no group `line`")
                    .help("for gcc: \"^[^:]+:(?<line>[0-9]+):(?<column>[0-9]+): error: (?<message>.*)\""));
        }
        named.stream()
                .filter(group -> !GROUPS.contains(group))
                .findFirst()
                .ifPresent(group -> run.report(run.at(
                                setting,
                                ExpCode.E0604,
                                "`pattern` has a group `" + group + "` that nothing reads",
                                "read are " + String.join(", ", GROUPS))
                        .help("write `(?:...)` for a group without a name")));
    }

    private static boolean compiles(Case run, String setting, String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            String what = e.getDescription();
            Diagnostic problem = run.at(
                    setting,
                    ExpCode.E0604,
                    "`" + pattern + "` is no regular expression",
                    Character.toLowerCase(what.charAt(0)) + what.substring(1));
            run.report(problem.note("the fault is at character " + (e.getIndex() + 1)));
            return false;
        }
    }
}
