package tokenward.experiments.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completion for fish, which picocli does not write: one line per verb, option and word. */
final class FishScript {
    private final StringBuilder out = new StringBuilder("# Completion of exp for fish.\n");

    private FishScript() {}

    static String of(CommandLine exp) {
        FishScript script = new FishScript();
        script.verbs(exp, "__fish_use_subcommand");
        exp.getSubcommands().forEach((name, verb) -> {
            String seen = "__fish_seen_subcommand_from " + name;
            script.arguments(verb.getCommandSpec(), seen);
            if (!verb.getSubcommands().isEmpty()) {
                String words = String.join(" ", verb.getSubcommands().keySet());
                script.verbs(verb, seen + "; and not __fish_seen_subcommand_from " + words);
                verb.getSubcommands()
                        .forEach((inner, command) -> script.arguments(
                                command.getCommandSpec(), seen + "; and __fish_seen_subcommand_from " + inner));
            }
        });
        return script.out.toString();
    }

    private void verbs(CommandLine command, String where) {
        for (Map.Entry<String, CommandLine> verb : command.getSubcommands().entrySet()) {
            String[] about = verb.getValue().getCommandSpec().usageMessage().description();
            line(where, "-f -a " + quoted(verb.getKey()), about.length == 0 ? "" : about[0]);
        }
    }

    private void arguments(CommandSpec command, String where) {
        for (OptionSpec option : command.options()) {
            if (option.hidden()) {
                continue;
            }
            StringBuilder names = new StringBuilder();
            for (String name : option.names()) {
                names.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                        .append(' ');
            }
            String values = words(option);
            boolean takes = option.arity().max() > 0;
            String argument = !takes ? "" : values.isEmpty() ? "-r" : "-x -a " + quoted(values);
            line(where, names + argument, option.description().length == 0 ? "" : option.description()[0]);
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            String values = words(parameter);
            if (!values.isEmpty()) {
                line(where, "-f -a " + quoted(values), "");
            }
        }
    }

    /** Returns the words an argument may be, if there is a list. */
    private static String words(ArgSpec argument) {
        Class<?> type = argument.auxiliaryTypes().length > 0 ? argument.auxiliaryTypes()[0] : argument.type();
        if (type.isEnum()) {
            StringBuilder words = new StringBuilder();
            for (Object constant : type.getEnumConstants()) {
                words.append(constant.toString().toLowerCase(java.util.Locale.ROOT))
                        .append(' ');
            }
            return words.toString().strip();
        }
        return argument.completionCandidates() == null ? "" : String.join(" ", argument.completionCandidates());
    }

    private void line(String where, String what, String about) {
        out.append("complete -c exp -n ").append(quoted(where)).append(' ').append(what.strip());
        String plain = about.replaceAll("[\\s%]+", " ").strip();
        out.append(plain.isEmpty() ? "" : " -d " + quoted(plain)).append('\n');
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
