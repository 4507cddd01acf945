package tokenward.rewards.lint;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the teeth out of comments that silence Ruff ({@code # noqa}, {@code # flake8: noqa}, {@code # ruff: disable[...]}
 * and their kin), keeping every offset. A policy under training would otherwise find them sooner or later.
 */
final class Comments {
    private static final Pattern SILENCING = Pattern.compile("(?i)noqa|ruff(?=\\s*:)");

    private Comments() {}

    static String defuse(String program) {
        String lower = program.toLowerCase(Locale.ROOT);
        if (!lower.contains("noqa") && !lower.contains("ruff")) {
            return program;
        }
        StringBuilder defused = new StringBuilder(program);
        Matcher found = SILENCING.matcher(program);
        while (found.find()) {
            // A word in a string that holds a # changes too; no rule reads the difference.
            int line = program.lastIndexOf('\n', found.start()) + 1;
            int hash = program.indexOf('#', line);
            if (hash >= 0 && hash < found.start()) {
                defused.setCharAt(found.start(), '-');
            }
        }
        return defused.toString();
    }
}
