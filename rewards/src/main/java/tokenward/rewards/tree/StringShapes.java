package tokenward.rewards.tree;

import static tokenward.rewards.tree.Shaper.leaf;
import static tokenward.rewards.tree.Shaper.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tokenward.grammars.python.PythonNode;
import tokenward.grammars.text.Span;

/** The inside of strings: start, text with its escapes, replacement fields, end. */
final class StringShapes {
    private static final Pattern START = Pattern.compile("([A-Za-z]*)('''|\"\"\"|'|\")");
    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\(?:u[a-fA-F\\d]{4}|U[a-fA-F\\d]{8}|x[a-fA-F\\d]{2}|\\d{1,3}|\\r?\\n|['\"abfrntv\\\\]|N\\{[^}]+})");
    private static final Pattern BYTES_ESCAPE =
            Pattern.compile("\\\\(?:x[a-fA-F\\d]{2}|\\d{1,3}|\\r?\\n|['\"abfrntv\\\\])");
    private static final Pattern BRACES = Pattern.compile("\\{\\{|}}");

    private StringShapes() {}

    /** Returns the shape of a string without replacement fields. */
    static SyntaxNode string(PythonNode token) {
        String text = token.text();
        int from = token.span().start();
        Matcher start = START.matcher(text);
        if (!start.lookingAt()) {
            throw new IllegalStateException("a string cannot begin as `" + text + "` does");
        }
        String prefix = start.group(1).toLowerCase(Locale.ROOT);
        int open = start.end();
        int close = text.length() - start.group(2).length();
        List<SyntaxNode> parts = new ArrayList<>();
        parts.add(leaf("string_start", new Span(from, from + open)));
        if (close > open) {
            parts.add(content(text.substring(open, close), from + open, prefix));
        }
        parts.add(leaf("string_end", new Span(from + close, from + text.length())));
        return node("string", parts);
    }

    /** Returns the shape of an f-string. */
    static SyntaxNode fstring(PythonNode node, Shaper shaper) {
        List<SyntaxNode> parts = new ArrayList<>();
        String prefix = "";
        StringBuilder text = new StringBuilder();
        int textFrom = 0;
        for (PythonNode part : node.children()) {
            if (part.type().equals("FSTRING_MIDDLE")) {
                textFrom = text.isEmpty() ? part.span().start() : textFrom;
                text.append(part.text());
                continue;
            }
            if (!text.isEmpty()) {
                parts.add(content(text.toString(), textFrom, prefix));
                text.setLength(0);
            }
            switch (part.type()) {
                case "FSTRING_START" -> {
                    prefix = part.text().replaceAll("['\"]", "").toLowerCase(Locale.ROOT);
                    parts.add(leaf("string_start", part.span()));
                }
                case "FSTRING_END" -> parts.add(leaf("string_end", part.span()));
                default -> parts.add(field("interpolation", part, shaper));
            }
        }
        return node("string", parts);
    }

    private static SyntaxNode content(String text, int from, String prefix) {
        List<Span> found = new ArrayList<>();
        List<SyntaxNode> parts = new ArrayList<>();
        if (!prefix.contains("r")) {
            spans((prefix.contains("b") ? BYTES_ESCAPE : ESCAPE).matcher(text), found);
            found.forEach(span -> parts.add(leaf("escape_sequence", span.shift(from))));
        }
        if (prefix.contains("f")) {
            List<Span> braces = new ArrayList<>();
            spans(BRACES.matcher(text), braces);
            braces.forEach(span -> parts.add(leaf("escape_interpolation", span.shift(from))));
            parts.sort((a, b) -> a.span().compareTo(b.span()));
        }
        return new SyntaxNode("string_content", true, "", new Span(from, from + text.length()), parts);
    }

    private static void spans(Matcher matcher, List<Span> found) {
        while (matcher.find()) {
            found.add(new Span(matcher.start(), matcher.end()));
        }
    }

    private static SyntaxNode field(String type, PythonNode node, Shaper shaper) {
        List<SyntaxNode> parts = new ArrayList<>();
        for (PythonNode part : node.children()) {
            switch (part.type()) {
                case "CONVERSION" ->
                    parts.add(leaf("type_conversion", part.span()).as("type_conversion"));
                case "fstring_spec" -> parts.add(spec(part, shaper).as("format_specifier"));
                default -> {
                    List<SyntaxNode> shapes = shaper.shapes(part);
                    SyntaxNode one = shapes.size() == 1 ? shapes.get(0) : node("expression_list", shapes);
                    parts.add(one.named() ? one.as("expression") : one);
                }
            }
        }
        return node(type, parts);
    }

    private static SyntaxNode spec(PythonNode node, Shaper shaper) {
        List<SyntaxNode> parts = new ArrayList<>();
        for (PythonNode part : node.children()) {
            switch (part.type()) {
                // Plain text of a format has no node.
                case "FSTRING_MIDDLE" -> {}
                case "fstring_field" -> parts.add(field("format_expression", part, shaper));
                default -> parts.addAll(shaper.shapes(part));
            }
        }
        return node("format_specifier", parts);
    }
}
