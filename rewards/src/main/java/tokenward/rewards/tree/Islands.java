package tokenward.rewards.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tokenward.grammars.python.PythonKeywords;
import tokenward.grammars.python.PythonNode;
import tokenward.grammars.python.PythonTree;
import tokenward.grammars.text.Span;
import tokenward.rewards.tree.Lines.Line;

/**
 * What can be understood of a text that is no program: each statement that parses keeps its shape, a compound statement
 * whose header parses keeps its block, and the words of everything else stand in order under {@code ERROR}. Follows what
 * tree-sitter's repair usually ends in without repeating its search.
 */
final class Islands {
    /** What makes a clause's header a statement, before and after it. */
    private static final Map<String, List<String>> FRAMES = Map.of(
            "elif", List.of("if x:\n pass\n", ""),
            "else", List.of("if x:\n pass\n", ""),
            "except", List.of("try:\n pass\n", ""),
            "finally", List.of("try:\n pass\n", ""),
            "try", List.of("", "finally:\n pass\n"),
            "case", List.of("match x:\n ", ""));

    private static final Map<String, Set<String>> ACCEPTED = Map.of(
            "if_statement", Set.of("elif_clause", "else_clause"),
            "for_statement", Set.of("else_clause"),
            "while_statement", Set.of("else_clause"),
            "try_statement", Set.of("except_clause", "except_group_clause", "else_clause", "finally_clause"));

    private static final Pattern PARAMETERS = Pattern.compile("\\w\\s*\\(\\s*(\\w+\\s*(,\\s*\\w+\\s*)*,?)?\\s*\\)");

    private static final Set<String> CONSTANTS = Set.of("True", "False", "None", "...");

    private final String text;
    private final List<Line> lines;
    private int at;
    /**
     * After {@code def f(a)} without its colon the next line reads as more of the header, and the one after it too when
     * something in it could be the list of parameters.
     */
    private boolean adrift;

    Islands(String text) {
        this.text = text;
        this.lines = new ArrayList<>(Lines.of(text).lines());
    }

    SyntaxNode module() {
        return Shaper.node("module", Span.at(0), block(0));
    }

    private List<SyntaxNode> block(int depth) {
        List<SyntaxNode> statements = new ArrayList<>();
        int lead = -1;
        while (at < lines.size() && depthOf(at) >= depth) {
            int own = depthOf(at);
            int end = chunkEnd(at);
            boolean opens = Relaid.opens(text, lines.get(at));
            if (adrift) {
                statements.add(signature(eaten()));
                continue;
            }
            Optional<List<SyntaxNode>> whole = statements(at, end, own);
            if (whole.isPresent()) {
                statements.addAll(whole.get());
                at = end;
            } else if (!opens || !compound(statements, lead)) {
                adrift = firstWord(at).equals("def") && textOf(at).endsWith(")");
                statements.add(phrases(lines.get(at++)));
            }
            lead = own;
        }
        return statements;
    }

    /** Takes the line that reads as more of a header, or its part up to what ends all doubt. */
    private Line eaten() {
        Line line = lines.get(at);
        int semicolon = textOf(at).indexOf(';');
        int rest = semicolon >= 0 ? line.start() + semicolon + 1 : value(line);
        adrift = rest < 0 && mayBeSignature(textOf(at));
        while (rest >= 0 && rest < line.end() && text.charAt(rest) == ' ') {
            rest++;
        }
        if (rest < 0 || rest == line.end()) {
            at++;
            return line;
        }
        lines.set(at, new Line(rest - depthOf(at), rest, line.end(), line.comments(), line.joins()));
        return new Line(line.indent(), line.start(), rest, line.comments(), line.joins());
    }

    /** Returns where a string or a brace begins that no header could hold, and with it a statement; -1 when none does. */
    private int value(Line line) {
        for (SyntaxNode word : words(textOf(at))) {
            if (word.type().equals("string") || word.type().equals("{")) {
                String rest = textOf(at).substring(word.span().start());
                return word.span().start() > 0 && PythonTree.parse(rest + "\n").isProgram()
                        ? line.start() + word.span().start()
                        : -1;
            }
            if (word.type().equals("(") || word.type().equals("[")) {
                return -1;
            }
        }
        return -1;
    }

    /** Returns whether a line holds what could be a list of parameters, or of type parameters outside parentheses. */
    private static boolean mayBeSignature(String line) {
        int depth = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '[' && depth == 0) {
                return true;
            }
        }
        return PARAMETERS.matcher(line).find() || new Phrases(line, words(line)).hasSignature();
    }

    /**
     * Reads a compound statement or clause piece by piece. A clause goes on with the last statement when it stands as deep.
     *
     * @param lead how deep that stands
     * @return false, having read nothing, when the header is broken
     */
    private boolean compound(List<SyntaxNode> statements, int lead) {
        Optional<SyntaxNode> header = header(at);
        if (header.isEmpty()) {
            return false;
        }
        int depth = depthOf(at++);
        List<SyntaxNode> parts = new ArrayList<>(header.get().children());
        SyntaxNode placeholder = parts.get(parts.size() - 1);
        List<SyntaxNode> inner = block(depth + 1);
        boolean nothing = inner.stream().allMatch(statement -> statement.type().equals("ERROR"));
        if (nothing) {
            // Words that make no statement stand before an empty block, not in it.
            parts.addAll(parts.size() - 1, inner);
        }
        SyntaxNode body = Shaper.node("block", placeholder.span(), nothing ? List.of() : inner);
        parts.set(parts.size() - 1, body.as(placeholder.field()));
        SyntaxNode node = Shaper.node(header.get().type(), parts);
        int last = statements.size() - 1;
        boolean clause = header.get().type().endsWith("_clause");
        if (clause && lead == depth && last >= 0 && accepts(statements.get(last), node)) {
            List<SyntaxNode> joined = new ArrayList<>(statements.get(last).children());
            joined.add(node.as(node.type().startsWith("el") ? "alternative" : ""));
            statements.set(last, Shaper.node(statements.get(last).type(), joined));
        } else if (clause) {
            statements.add(node("ERROR", parts.subList(0, parts.size() - 1)));
            statements.addAll(body.children());
        } else {
            statements.add(node);
        }
        return true;
    }

    private static SyntaxNode node(String type, List<SyntaxNode> parts) {
        return Shaper.node(type, List.copyOf(parts));
    }

    private static boolean accepts(SyntaxNode statement, SyntaxNode clause) {
        return ACCEPTED.getOrDefault(statement.type(), Set.of()).contains(clause.type());
    }

    /** Returns the shape of a line that opens a block, its last part a placeholder for the block. */
    private Optional<SyntaxNode> header(int line) {
        List<String> frame = FRAMES.getOrDefault(firstWord(line), List.of("", ""));
        int from = lines.get(line).start();
        String header = text.substring(from, lines.get(line).end());
        String framed = frame.get(0) + header + "\n  pass\n" + frame.get(1);
        PythonTree tree = PythonTree.parse(framed);
        if (!tree.isProgram()) {
            return Optional.empty();
        }
        int start = frame.get(0).length();
        return find(new Shaper().shape(tree.root()), new Span(start, start + header.length()))
                .map(node -> cut(node, start + header.length(), from - start));
    }

    private static Optional<SyntaxNode> find(SyntaxNode node, Span header) {
        boolean begins = node.span().start() == header.start() && node.span().end() > header.end();
        boolean compound = node.children().stream().anyMatch(part -> part.type().equals("block"));
        if (begins && compound && !node.type().equals("block") && !node.type().equals("module")) {
            return Optional.of(node);
        }
        return node.children().stream()
                .map(child -> find(child, header))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Keeps the parts up to the first block and moves them to their place. */
    private static SyntaxNode cut(SyntaxNode node, int end, int shift) {
        List<SyntaxNode> parts = new ArrayList<>();
        for (SyntaxNode part : node.children()) {
            if (part.type().equals("block") && part.span().start() > end) {
                parts.add(new SyntaxNode("block", true, part.field(), Span.at(end + shift), List.of()));
                break;
            }
            parts.add(shift(part, shift));
        }
        return Shaper.node(node.type(), parts);
    }

    private static SyntaxNode shift(SyntaxNode node, int by) {
        List<SyntaxNode> children =
                node.children().stream().map(child -> shift(child, by)).toList();
        return new SyntaxNode(
                node.type(), node.named(), node.field(), node.span().shift(by), children);
    }

    /** Returns the line after a statement with its block and the clauses that belong to it. */
    private int chunkEnd(int line) {
        int depth = depthOf(line);
        boolean opens = Relaid.opens(text, lines.get(line))
                || text.charAt(lines.get(line).start()) == '@';
        int end = line + 1;
        while (opens && end < lines.size()) {
            boolean inside = depthOf(end) > depth;
            boolean clause =
                    FRAMES.containsKey(firstWord(end)) && !firstWord(end).equals("try");
            boolean more = depthOf(end) == depth
                    && (clause || text.charAt(lines.get(line).start()) == '@');
            if (!inside && !more) {
                break;
            }
            end++;
        }
        return end;
    }

    private Optional<List<SyntaxNode>> statements(int from, int to, int depth) {
        Mapped chunk = Mapped.empty();
        for (int i = from; i < to; i++) {
            Line line = lines.get(i);
            for (int d = depth; d < depthOf(i); d++) {
                chunk.invent(' ');
            }
            chunk.copy(text, line.start(), line.end(), 0);
            chunk.invent('\n');
        }
        PythonTree tree = PythonTree.parse(chunk.text());
        return tree.isProgram()
                ? Optional.of(new Shaper()
                        .shape(tree.root()).children().stream()
                                .map(node -> origin(node, chunk))
                                .toList())
                : Optional.empty();
    }

    private static SyntaxNode origin(SyntaxNode node, Mapped chunk) {
        List<SyntaxNode> children =
                node.children().stream().map(child -> origin(child, chunk)).toList();
        return new SyntaxNode(node.type(), node.named(), node.field(), chunk.origin(node.span()), children);
    }

    /** Returns the words of a line, as far as they can be understood where they stand. */
    private SyntaxNode phrases(Line line) {
        String written = text.substring(line.start(), line.end());
        return error(line, new Phrases(written, words(written)).nodes());
    }

    private SyntaxNode signature(Line line) {
        String written = text.substring(line.start(), line.end());
        return error(line, new Phrases(written, words(written)).signatures());
    }

    private static SyntaxNode error(Line line, List<SyntaxNode> parts) {
        return Shaper.node(
                "ERROR",
                Span.at(line.start()),
                parts.stream().map(part -> shift(part, line.start())).toList());
    }

    private static List<SyntaxNode> words(String written) {
        List<SyntaxNode> words = new ArrayList<>();
        words(PythonTree.parse(written).root(), words);
        return words;
    }

    private static void words(PythonNode node, List<SyntaxNode> words) {
        boolean closed = node.is("fstring")
                && node.child("FSTRING_END").isPresent()
                && node.all("error").isEmpty();
        if (closed) {
            words.addAll(new Shaper().shapes(node));
        } else if (node.children().isEmpty()) {
            words.add(word(node));
        } else {
            node.children().forEach(child -> words(child, words));
        }
    }

    /** The parser found no place for a word, or a wrong one: its text alone tells what it is. */
    private static SyntaxNode word(PythonNode word) {
        String written = word.text();
        char first = written.isEmpty() ? ' ' : written.charAt(0);
        if (written.length() > 1 && Lines.endOfString(written, 0) == written.length()) {
            return StringShapes.string(word);
        }
        boolean fraction = written.length() > 1 && first == '.' && Character.isDigit(written.charAt(1));
        if (Character.isDigit(first) || fraction) {
            return ExpressionShapes.number(word);
        }
        if (CONSTANTS.contains(written)) {
            return ExpressionShapes.constant(word);
        }
        boolean name = Character.isJavaIdentifierStart(first) && !PythonKeywords.contains(written);
        return name ? Shaper.leaf("identifier", word.span()) : Shaper.mark(written, word.span());
    }

    private int depthOf(int line) {
        return lines.get(line).start() - lines.get(line).indent();
    }

    private String textOf(int line) {
        return text.substring(lines.get(line).start(), lines.get(line).end());
    }

    private String firstWord(int line) {
        return Relaid.firstWord(text, lines.get(line));
    }
}
