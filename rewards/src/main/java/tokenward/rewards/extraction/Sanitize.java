package tokenward.rewards.extraction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tokenward.grammars.prefix.Language;
import tokenward.grammars.text.LineMap;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.CodeExtractor;
import tokenward.rewards.tree.SyntaxNode;
import tokenward.rewards.tree.SyntaxTree;

/**
 * Keeps what EvalPlus keeps of an answer: of the longest program in it the imports and those definitions the tested
 * function reaches by name. Its habits are kept too: a function without {@code return} is dropped, so is a decorated one,
 * of two definitions of a name the first counts, and a wrong function name leaves only the imports.
 *
 * @see "evalplus/sanitize.py, EvalPlus 0.3"
 */
public final class Sanitize {
    private static final Pattern ANSI = Pattern.compile("\u001b(?:[@-Z\\\\-_]|\\[[0-?]*[ -/]*[@-~])");
    private static final Pattern REST_OF_LINE = Pattern.compile("[ \\t]*(#[^\\n]*)?");
    private static final Pattern COMMENT_LINE = Pattern.compile("\\n(?:[ \\t\\r\\f]*\\n)*([ \\t]*)#[^\\n]*");
    private static final Pattern OWN_LINE = Pattern.compile("(?<=\\n)[ \\t]*$");
    private static final Set<String> IMPORTS = Set.of("import_statement", "import_from_statement");

    private final LongestProgram longest;

    /** Creates the extractor for a compiled version of Python. */
    public Sanitize(Language python) {
        this.longest = new LongestProgram(python);
    }

    /**
     * Returns what is kept of an answer.
     *
     * @param entryPoint the tested function; without one every definition is kept
     */
    public Extraction sanitize(String text, Optional<String> entryPoint) {
        Extraction extracted = extract(text);
        Extraction kept = definitions(text, extracted, entryPoint).stripped();
        return kept.code().isEmpty() ? extracted : kept;
    }

    /** Returns an extractor of the stretch that holds all that is kept for a tested function. */
    public CodeExtractor forEntryPoint(String entryPoint) {
        return text -> sanitize(text, Optional.of(entryPoint)).hull();
    }

    /** Returns the longest program of an answer without terminal colours; its first line when there is none. */
    public Extraction extract(String text) {
        Extraction plain = Extraction.of(text, List.of(withoutColours(text)));
        Span span = longest.code(plain.code()).orElseGet(() -> firstLine(plain.code()));
        int newline = plain.code().indexOf('\n', span.end());
        int end = newline < 0 ? plain.code().length() : newline;
        boolean carriageReturn =
                plain.code().substring(span.end(), end).equals("\r"); // to the original part of the line
        return plain.part(span.start(), carriageReturn ? end : span.end());
    }

    private static Span firstLine(String text) {
        return new Span(0, new LineMap(text).line(1).length());
    }

    private static List<Span> withoutColours(String text) {
        List<Span> pieces = new ArrayList<>();
        Matcher colour = ANSI.matcher(text);
        int from = 0;
        while (colour.find()) {
            pieces.add(new Span(from, colour.start()));
            from = colour.end();
        }
        pieces.add(new Span(from, text.length()));
        return pieces;
    }

    private static Extraction definitions(String text, Extraction extracted, Optional<String> entryPoint) {
        SyntaxNode root = SyntaxTree.parse(extracted.code()).root();
        List<SyntaxNode> kept = new ArrayList<>();
        Map<String, SyntaxNode> named = new LinkedHashMap<>();
        for (SyntaxNode statement : root.children()) {
            if (IMPORTS.contains(statement.type())) {
                kept.add(statement);
            }
            // The first without a name of its own, as `a, b = 1, 2`, is one more to the original, which nothing
            // reaches.
            definition(statement)
                    .ifPresent(definition -> named.putIfAbsent(name(definition, extracted.code()), definition));
        }
        Set<String> reached =
                entryPoint.map(name -> reachable(name, named, extracted.code())).orElse(named.keySet());
        named.forEach((name, definition) -> {
            if (reached.contains(name)) {
                kept.add(definition);
            }
        });
        return Extraction.of(
                text,
                kept.stream()
                        .map(node -> extracted.piecesOf(withComments(node, extracted.code())))
                        .toList());
    }

    /** Returns where a node stands; to a class or function belong the comments after its last line, as far in as its body. */
    private static Span withComments(SyntaxNode node, String code) {
        Optional<SyntaxNode> body = node.children().stream()
                .filter(part -> part.type().equals("block") && !part.children().isEmpty())
                .findFirst();
        if (body.isEmpty()) {
            return node.span();
        }
        Matcher rest = REST_OF_LINE.matcher(code).region(node.span().end(), code.length());
        int end = rest.lookingAt() && rest.group(1) != null
                ? rest.end()
                : node.span().end();
        Matcher own = OWN_LINE.matcher(code.substring(0, body.get().span().start()));
        if (own.find()) {
            Matcher more = COMMENT_LINE.matcher(code).region(lineEnd(code, end), code.length());
            while (more.lookingAt() && width(more.group(1)) >= width(own.group())) {
                end = more.end();
                more.region(end, code.length());
            }
        }
        return new Span(node.span().start(), end);
    }

    private static int lineEnd(String code, int from) {
        int end = from;
        while (end < code.length() && " \t\r\f".indexOf(code.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private static int width(String blanks) {
        return blanks.chars().map(c -> c == '\t' ? 8 : 1).sum();
    }

    /** Returns the node whose text is kept for a statement that defines a name. */
    private static Optional<SyntaxNode> definition(SyntaxNode statement) {
        return switch (statement.type()) {
            case "class_definition" -> Optional.of(statement);
            case "function_definition" ->
                all(statement).anyMatch(node -> node.type().equals("return_statement"))
                        ? Optional.of(statement)
                        : Optional.empty();
            case "expression_statement" ->
                Optional.of(statement.children().get(0))
                        .filter(first -> first.type().equals("assignment"));
            default -> Optional.empty();
        };
    }

    private static String name(SyntaxNode definition, String code) {
        return definition.children().stream()
                .filter(part -> part.type().equals("identifier"))
                .map(part -> part.span().in(code))
                .findFirst()
                .orElse("");
    }

    private static Set<String> reachable(String entryPoint, Map<String, SyntaxNode> named, String code) {
        Map<String, List<String>> mentioned = new HashMap<>();
        named.forEach((name, definition) -> mentioned.put(
                name,
                all(definition)
                        .filter(node -> node.type().equals("identifier"))
                        .map(node -> node.span().in(code))
                        .toList()));
        Set<String> reached = new HashSet<>(Set.of(entryPoint));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            for (String name : mentioned.getOrDefault(open.remove(), List.of())) {
                if (reached.add(name)) {
                    open.add(name);
                }
            }
        }
        return reached;
    }

    private static Stream<SyntaxNode> all(SyntaxNode node) {
        return Stream.concat(Stream.of(node), node.children().stream().flatMap(Sanitize::all));
    }
}
