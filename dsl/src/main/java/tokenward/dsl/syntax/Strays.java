package tokenward.dsl.syntax;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;
import tokenward.grammars.text.Span;

/** Characters that the language has no use for outside quotes, and what was probably meant by each. */
final class Strays {
    private static final Map<String, String> HELP = Map.of(
            ";", "the end of the line ends a setting",
            "#", "comments begin with `//`",
            "$", "there are no variables; a template is filled with `{{ field }}`",
            "+", "there is no arithmetic: write the result",
            "*", "there is no arithmetic: write the result",
            "/", "there is no arithmetic: write the result",
            "^", "there is no arithmetic: write the result, such as `1e-5`",
            "\\", "inside `[ ]` and `( )` a line may break as it is",
            "~", "a file name stands in quotes");

    private static final String QUOTES = "'\u2018\u2019\u201A\u201C\u201D\u201E\u00AB\u00BB\u2032\u2033\uFF02";
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212\uFF0D";

    /** Letters of other alphabets that look like one of ours, beside it. */
    private static final String LOOKALIKES = "\u0430a\u0435e\u043Eo\u0440p\u0441c\u0443y\u0445x\u0456i\u0458j\u0455s"
            + "\u0410A\u0412B\u0415E\u041AK\u041CM\u041DH\u041EO\u0420P\u0421C\u0422T\u0425X\u03BFo\u03BDv\u03B1a\u0391A";

    private Strays() {}

    /** Returns what to say of the character at a place. */
    static Diagnostic explain(SourceText source, int at) {
        int character = source.text().codePointAt(at);
        String written = Character.toString(character);
        Span place = new Span(at, at + written.length());
        if (QUOTES.contains(written)) {
            return quotes(source, at);
        }
        if (DASHES.contains(written)) {
            return problem(source, place, "this dash is no minus sign", name(character))
                    .help("a range is written `first .. last`")
                    .edit(place, "-");
        }
        if (written.equals("\u2026")) {
            return problem(source, place, "a range is written with two dots", name(character))
                    .edit(place, " .. ");
        }
        if (Character.isSpaceChar(character)) {
            return problem(source, place, "this is no ordinary space", name(character))
                    .edit(place, " ");
        }
        boolean unseen = Character.getType(character) == Character.FORMAT || Character.isISOControl(character);
        if (unseen) {
            return problem(source, place, "a character that does not show stands here", name(character))
                    .edit(place, "");
        }
        if (source.text().startsWith("```", at)) {
            int end = at + 3;
            while (end < source.text().length()
                    && Character.isLetter(source.text().charAt(end))) {
                end++;
            }
            Span fence = new Span(at, end);
            return problem(source, fence, "a body stands between ```groovy and ```", "write ```groovy here")
                    .edit(fence, "```groovy");
        }
        if (character == '`') {
            return problem(source, place, "a backtick means nothing here", "not a character of the language")
                    .help("text is written in double quotes, a Groovy body between ```groovy and ```");
        }
        if (character > 127) {
            return foreign(source, place, character);
        }
        Diagnostic problem = problem(
                source,
                place,
                "`" + written + "` means nothing here",
                "not a character of the language outside quotes");
        if (source.text().startsWith("/*", at)) {
            return problem.help("comments begin with `//` and end with the line");
        }
        boolean path = written.equals("/")
                && at + 1 < source.text().length()
                && Character.isLetter(source.text().charAt(at + 1));
        String help = path ? "a file name stands in quotes" : HELP.getOrDefault(written, "");
        return mend(written, place, help.isEmpty() ? problem : problem.help(help));
    }

    private static Diagnostic mend(String written, Span place, Diagnostic problem) {
        return switch (written) {
            case "#" -> problem.edit(place, "//");
            case ";" -> problem.edit(place, "");
            default -> problem;
        };
    }

    /** Text in quotes of another kind, to the next such quote on the line. */
    private static Diagnostic quotes(SourceText source, int at) {
        String text = source.text();
        Span place = new Span(at, at + 1);
        Diagnostic problem = problem(
                        source,
                        place,
                        "`" + text.charAt(at) + "` means nothing here",
                        text.charAt(at) == '\''
                                ? "not a character of the language outside quotes"
                                : name(text.charAt(at)))
                .help("text is written in double quotes: `\"...\"`");
        for (int end = at + 1; end < text.length() && text.charAt(end) != '\n'; end++) {
            if (QUOTES.indexOf(text.charAt(end)) >= 0) {
                String inside = text.substring(at + 1, end).replace("\\'", "'").replace("\"", "\\\"");
                return problem.edit(new Span(at, end + 1), '"' + inside + '"');
            }
        }
        return problem.edit(place, "\"");
    }

    private static Diagnostic foreign(SourceText source, Span place, int character) {
        int like = LOOKALIKES.indexOf(character);
        if (like >= 0 && like % 2 == 0) {
            String ours = LOOKALIKES.substring(like + 1, like + 2);
            return problem(source, place, "this letter only looks like `" + ours + "`", name(character))
                    .edit(place, ours);
        }
        String what = Character.isLetter(character) ? "names are written in the letters a to z" : "not outside quotes";
        return problem(source, place, "`" + Character.toString(character) + "` means nothing here", name(character))
                .help(what + "; text in quotes may hold any character");
    }

    private static Optional<String> known(int character) {
        return Optional.ofNullable(Character.getName(character)).map(n -> n.toLowerCase(Locale.ROOT));
    }

    private static String name(int character) {
        return String.format(Locale.ROOT, "U+%04X", character)
                + known(character).map(n -> ", " + n).orElse("");
    }

    private static Diagnostic problem(SourceText source, Span place, String title, String label) {
        return Diagnostic.of(ExpCode.E0104, title, source, place, label);
    }
}
