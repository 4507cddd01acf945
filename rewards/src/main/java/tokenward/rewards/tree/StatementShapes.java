package tokenward.rewards.tree;

import static tokenward.rewards.tree.Shaper.mark;
import static tokenward.rewards.tree.Shaper.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tokenward.grammars.python.PythonNode;
import tokenward.grammars.text.Span;

/** Shapes of statements and imports that are more than a node around their parts. */
final class StatementShapes {
    private static final Set<String> STATEMENTS = Set.of(
            "return_stmt",
            "raise_stmt",
            "import_name",
            "import_from",
            "del_stmt",
            "assert_stmt",
            "global_stmt",
            "nonlocal_stmt",
            "pass_stmt",
            "break_stmt",
            "continue_stmt",
            "type_alias",
            "function_def",
            "class_def",
            "if_stmt",
            "for_stmt",
            "while_stmt",
            "try_stmt",
            "with_stmt",
            "match_stmt");

    private final Shaper shaper;
    private final DefinitionShapes definitions;

    StatementShapes(Shaper shaper) {
        this.shaper = shaper;
        this.definitions = new DefinitionShapes(shaper);
    }

    Optional<List<SyntaxNode>> shapes(PythonNode node) {
        return switch (node.type()) {
            case "file" -> Optional.of(List.of(node("module", node.span(), statements(node))));
            case "block" -> Optional.of(List.of(node("block", node.span(), statements(node))));
            case "annotated_assignment" -> one("assignment", annotated(node));
            case "plain_assignment" -> Optional.of(List.of(plain(node)));
            case "augmented_assignment" -> one("augmented_assignment", augmented(node));
            case "del_stmt" -> one("delete_statement", delete(node));
            case "raise_stmt" -> one("raise_statement", after(shaper.parts(node), "from", "cause"));
            case "type_alias" -> one("type_alias_statement", typeAlias(node));
            case "import_name" -> one("import_statement", names(shaper.parts(node)));
            case "import_from" -> Optional.of(List.of(importFrom(node)));
            case "import_from_as_name" -> Optional.of(List.of(importedName(node)));
            case "except_clause" -> one("except_clause", except(node, "value"));
            case "except_star_clause" -> one("except_group_clause", except(node, ""));
            case "with_stmt" -> Optional.of(List.of(with(node)));
            default -> definitions.shapes(node);
        };
    }

    private static Optional<List<SyntaxNode>> one(String type, List<SyntaxNode> parts) {
        return Optional.of(List.of(node(type, parts)));
    }

    /** Names every part after a mark. */
    private static List<SyntaxNode> after(List<SyntaxNode> parts, String mark, String field) {
        List<SyntaxNode> named = new ArrayList<>();
        boolean seen = false;
        for (SyntaxNode part : parts) {
            named.add(seen && part.named() ? part.as(field) : part);
            seen |= part.type().equals(mark);
        }
        return named;
    }

    /** Statements stand for themselves; anything else in their place is an expression. */
    private List<SyntaxNode> statements(PythonNode node) {
        List<SyntaxNode> statements = new ArrayList<>();
        for (PythonNode child : node.children()) {
            String type = child.type();
            if (type.endsWith("_assignment") || type.equals("yield_expr")) {
                statements.add(node("expression_statement", shaper.shapes(child)));
            } else if (child.isWord() || STATEMENTS.contains(type)) {
                statements.addAll(shaper.shapes(child));
            } else {
                // A bare list of expressions is spliced; elsewhere it is an expression_list.
                boolean list = type.equals("star_expressions");
                statements.add(node("expression_statement", list ? shaper.parts(child) : shaper.shapes(child)));
            }
        }
        return statements;
    }

    private List<SyntaxNode> annotated(PythonNode node) {
        List<PythonNode> children = node.children();
        List<SyntaxNode> parts = new ArrayList<>();
        parts.add(shaper.shape(children.get(0)).as("left"));
        parts.add(shaper.shape(children.get(1)));
        parts.add(type(children.get(2)).as("type"));
        if (children.size() > 3) {
            parts.add(shaper.shape(children.get(3)));
            parts.add(shaper.shape(children.get(4)).as("right"));
        }
        return parts;
    }

    private List<SyntaxNode> augmented(PythonNode node) {
        List<PythonNode> children = node.children();
        return List.of(
                shaper.shape(children.get(0)).as("left"),
                mark(children.get(1).text(), children.get(1).span()).as("operator"),
                shaper.shape(children.get(2)).as("right"));
    }

    private SyntaxNode plain(PythonNode node) {
        List<PythonNode> children = node.children();
        SyntaxNode right = shaper.shape(children.get(children.size() - 1));
        for (int i = children.size() - 3; i >= 0; i -= 2) {
            right = node(
                    "assignment",
                    List.of(
                            shaper.shape(children.get(i)).as("left"),
                            shaper.shape(children.get(i + 1)),
                            right.as("right")));
        }
        return right;
    }

    private List<SyntaxNode> delete(PythonNode node) {
        List<SyntaxNode> parts = shaper.parts(node);
        List<SyntaxNode> targets = parts.subList(1, parts.size());
        return targets.size() == 1 ? parts : List.of(parts.get(0), node("expression_list", targets));
    }

    private List<SyntaxNode> typeAlias(PythonNode node) {
        List<SyntaxNode> parts = new ArrayList<>();
        List<PythonNode> children = node.children();
        parts.add(mark("type", children.get(0).span()));
        SyntaxNode name = shaper.shape(children.get(1));
        boolean generic = children.get(2).type().equals("type_params");
        parts.add(node(
                        "type",
                        generic
                                ? List.of(node("generic_type", List.of(name, shaper.shape(children.get(2)))))
                                : List.of(name))
                .as("left"));
        parts.add(shaper.shape(children.get(generic ? 3 : 2)));
        parts.add(type(children.get(generic ? 4 : 3)).as("right"));
        return parts;
    }

    private static List<SyntaxNode> names(List<SyntaxNode> parts) {
        List<SyntaxNode> named = new ArrayList<>();
        for (SyntaxNode part : parts) {
            boolean name = part.type().equals("dotted_name") || part.type().equals("aliased_import");
            named.add(name ? part.as("name") : part);
        }
        return named;
    }

    private SyntaxNode importFrom(PythonNode node) {
        List<SyntaxNode> dots = new ArrayList<>();
        List<SyntaxNode> parts = new ArrayList<>();
        List<PythonNode> children = node.children();
        int i = 1;
        while (children.get(i).isWord() && !children.get(i).is("import")) {
            Span span = children.get(i++).span();
            for (int at = span.start(); at < span.end(); at++) {
                dots.add(mark(".", new Span(at, at + 1)));
            }
        }
        List<SyntaxNode> module = new ArrayList<>();
        if (!dots.isEmpty()) {
            module.add(node("import_prefix", dots));
        }
        if (!children.get(i).isWord()) {
            module.add(shaper.shape(children.get(i++)));
        }
        boolean future = dots.isEmpty() && children.get(i - 1).text().equals("__future__");
        parts.add(shaper.shape(children.get(0)));
        if (future) {
            parts.add(mark("__future__", module.get(0).span()));
        } else {
            parts.add((dots.isEmpty() ? module.get(0) : node("relative_import", module)).as("module_name"));
        }
        for (PythonNode child : children.subList(i, children.size())) {
            List<SyntaxNode> shapes = shaper.shapes(child);
            parts.addAll(child.is("*") ? List.of(node("wildcard_import", shapes)) : names(shapes));
        }
        return node(future ? "future_import_statement" : "import_from_statement", parts);
    }

    private SyntaxNode importedName(PythonNode node) {
        List<SyntaxNode> parts = new ArrayList<>(shaper.parts(node));
        SyntaxNode name = node("dotted_name", List.of(parts.get(0)));
        if (parts.size() == 1) {
            return name;
        }
        parts.set(0, name.as("name"));
        parts.set(2, parts.get(2).as("alias"));
        return node("aliased_import", parts);
    }

    private List<SyntaxNode> except(PythonNode node, String field) {
        List<SyntaxNode> parts = new ArrayList<>();
        List<SyntaxNode> given = new ArrayList<>(shaper.parts(node));
        if (given.get(1).type().equals("*")) {
            given.set(0, mark("except*", given.get(0).span().union(given.get(1).span())));
            given.remove(1);
        }
        parts.add(given.get(0));
        int colon = given.size() - 2;
        if (colon == 2) {
            parts.add(given.get(1).as(field));
        } else if (colon > 2) {
            parts.add(as(given.get(1), given.get(2), given.get(3)).as(field));
        }
        parts.add(given.get(colon));
        parts.add(given.get(colon + 1));
        return parts;
    }

    private static SyntaxNode as(SyntaxNode value, SyntaxNode as, SyntaxNode target) {
        SyntaxNode alias = target.isLeaf() || !target.type().equals("as_pattern_target")
                ? node("as_pattern_target", List.of(target))
                : target;
        return node("as_pattern", List.of(value, as, alias.as("alias")));
    }

    private SyntaxNode with(PythonNode node) {
        List<SyntaxNode> parts = new ArrayList<>();
        List<SyntaxNode> items = new ArrayList<>();
        for (PythonNode child : node.children()) {
            if (child.type().equals("block")) {
                parts.add(shaper.shape(child).as("body"));
            } else if (child.is("async") || child.is("with")) {
                parts.add(shaper.shape(child));
            } else if (child.is(":")) {
                parts.add(node("with_clause", unwrapped(items)));
                parts.add(shaper.shape(child));
            } else if (child.isWord()) {
                items.add(shaper.shape(child));
            } else {
                items.add(node("with_item", List.of(item(child).as("value"))));
            }
        }
        return node("with_statement", parts);
    }

    private SyntaxNode item(PythonNode node) {
        if (!node.is("named_with_item")) {
            return shaper.shape(node);
        }
        List<PythonNode> children = node.children();
        return as(
                shaper.shape(children.get(0)),
                shaper.shape(children.get(1)),
                TargetShapes.asExpression(shaper.shape(children.get(2))));
    }

    /** Takes what reads as one tuple for a list of items in parentheses. */
    private static List<SyntaxNode> unwrapped(List<SyntaxNode> items) {
        SyntaxNode first = items.get(0);
        if (items.size() > 1 || !first.type().equals("with_item")) {
            return items;
        }
        SyntaxNode value = first.children().get(0);
        if (!value.type().equals("tuple") || value.children().size() < 3) {
            return items;
        }
        List<SyntaxNode> inner = new ArrayList<>();
        for (SyntaxNode part : value.children()) {
            inner.add(part.named() ? node("with_item", List.of(part.as("value"))) : part);
        }
        return inner;
    }

    private SyntaxNode type(PythonNode expression) {
        return TypeShapes.type(shaper.shape(expression));
    }
}
