package tokenward.rewards.tree;

import static tokenward.rewards.tree.Shaper.leaf;
import static tokenward.rewards.tree.Shaper.mark;
import static tokenward.rewards.tree.Shaper.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.grammars.python.PythonNode;

/** Shapes of match statements and their patterns. */
final class PatternShapes {
    private final Shaper shaper;

    PatternShapes(Shaper shaper) {
        this.shaper = shaper;
    }

    Optional<List<SyntaxNode>> shapes(PythonNode node) {
        return switch (node.type()) {
            case "match_stmt" -> Optional.of(List.of(match(node)));
            case "case_block" -> Optional.of(List.of(caseClause(node)));
            case "star_pattern" -> Optional.of(List.of(splat(node)));
            case "as_pattern" -> Optional.of(List.of(as(node)));
            case "or_pattern" -> or(node);
            case "literal_pattern" -> literal(node);
            case "signed_number", "complex_number" -> Optional.of(numbers(node));
            case "capture_pattern" -> Optional.of(List.of(node("dotted_name", List.of(name(node)))));
            case "capture_name" -> Optional.of(List.of(name(node)));
            case "wildcard_pattern" -> Optional.of(List.of(mark("_", node.span())));
            case "value_pattern" -> Optional.of(List.of(node("dotted_name", shaper.parts(node))));
            case "group_pattern", "sequence_pattern" -> {
                List<SyntaxNode> parts = patterns(node.children());
                yield Optional.of(
                        List.of(node(parts.get(0).type().equals("[") ? "list_pattern" : "tuple_pattern", parts)));
            }
            case "mapping_pattern" -> Optional.of(List.of(node("dict_pattern", shaper.parts(node))));
            case "double_star_pattern" -> Optional.of(List.of(splat(node)));
            case "key_value_pattern" -> Optional.of(keyValue(node));
            case "class_pattern" -> Optional.of(List.of(classPattern(node)));
            case "keyword_pattern" -> Optional.of(List.of(node("keyword_pattern", shaper.parts(node))));
            default -> Optional.empty();
        };
    }

    private SyntaxNode match(PythonNode node) {
        List<SyntaxNode> parts = new ArrayList<>();
        List<SyntaxNode> cases = new ArrayList<>();
        for (PythonNode part : node.children()) {
            if (part.is("case_block")) {
                cases.add(shaper.shape(part).as("alternative"));
            } else {
                List<SyntaxNode> shapes = part.is("subject_expr") ? shaper.parts(part) : shaper.shapes(part);
                shapes.forEach(shape -> parts.add(shape.named() ? shape.as("subject") : shape));
            }
        }
        parts.add(node("block", cases).as("body"));
        return node("match_statement", parts);
    }

    private SyntaxNode caseClause(PythonNode node) {
        List<SyntaxNode> parts = new ArrayList<>();
        for (PythonNode part : node.children()) {
            switch (part.type()) {
                case "guard" -> parts.add(shaper.shape(part).as("guard"));
                case "block" -> parts.add(shaper.shape(part).as("consequence"));
                case "case", ":" -> parts.addAll(shaper.shapes(part));
                case "open_sequence_pattern" -> parts.addAll(patterns(part.children()));
                default -> parts.addAll(patterns(List.of(part)));
            }
        }
        return node("case_clause", parts);
    }

    /** Puts each pattern of a list into a {@code case_pattern}. */
    private List<SyntaxNode> patterns(List<PythonNode> nodes) {
        List<SyntaxNode> parts = new ArrayList<>();
        for (PythonNode node : nodes) {
            if (node.is("open_sequence_pattern")) {
                parts.addAll(patterns(node.children()));
            } else {
                parts.addAll(node.isWord() ? shaper.shapes(node) : List.of(node("case_pattern", shaper.shapes(node))));
            }
        }
        return parts;
    }

    private SyntaxNode as(PythonNode node) {
        List<PythonNode> parts = node.children();
        return node(
                "as_pattern",
                List.of(
                        node("case_pattern", shaper.shapes(parts.get(0))),
                        shaper.shape(parts.get(1)),
                        shaper.shape(parts.get(2))));
    }

    private Optional<List<SyntaxNode>> or(PythonNode node) {
        if (node.children().size() == 1) {
            return Optional.empty();
        }
        List<SyntaxNode> parts = new ArrayList<>();
        for (SyntaxNode part : shaper.parts(node)) {
            parts.addAll(part.type().equals("union_pattern") ? part.children() : List.of(part));
        }
        return Optional.of(List.of(node("union_pattern", parts)));
    }

    private Optional<List<SyntaxNode>> literal(PythonNode node) {
        PythonNode only = node.children().get(0);
        if (!only.is("True", "False", "None")) {
            return Optional.empty();
        }
        String type = switch (only.text()) {
            case "True" -> "true";
            case "False" -> "false";
            default -> "none";
        };
        return Optional.of(List.of(leaf(type, only.span())));
    }

    private List<SyntaxNode> numbers(PythonNode node) {
        List<SyntaxNode> parts = new ArrayList<>();
        for (PythonNode part : node.children()) {
            boolean number = part.type().equals("NUMBER") || part.type().equals("IMAGINARY");
            parts.add(number ? leaf(part.text().contains(".") ? "float" : "integer", part.span()) : shaper.shape(part));
        }
        return node.type().equals("complex_number") ? List.of(node("complex_pattern", parts)) : parts;
    }

    private static SyntaxNode name(PythonNode node) {
        return leaf("identifier", node.span());
    }

    private SyntaxNode splat(PythonNode node) {
        List<PythonNode> parts = node.children();
        SyntaxNode name =
                parts.get(1).text().equals("_") ? mark("_", parts.get(1).span()) : name(parts.get(1));
        return node("splat_pattern", List.of(shaper.shape(parts.get(0)), name));
    }

    private List<SyntaxNode> keyValue(PythonNode node) {
        List<PythonNode> parts = node.children();
        List<SyntaxNode> keys = shaper.shapes(parts.get(0));
        if (parts.get(0).type().equals("dotted_value")) {
            keys = List.of(node("dotted_name", keys));
        }
        List<SyntaxNode> shapes = new ArrayList<>();
        keys.forEach(key -> shapes.add(key.as("key")));
        shapes.add(shaper.shape(parts.get(1)));
        shapes.add(patterns(parts.subList(2, 3)).get(0).as("value"));
        return shapes;
    }

    private SyntaxNode classPattern(PythonNode node) {
        List<SyntaxNode> parts = new ArrayList<>();
        List<PythonNode> given = node.children();
        parts.add(node("dotted_name", shaper.shapes(given.get(0))));
        parts.addAll(patterns(given.subList(1, given.size())));
        return node("class_pattern", parts);
    }
}
