package tokenward.rewards.tree;

import static tokenward.rewards.tree.Shaper.mark;
import static tokenward.rewards.tree.Shaper.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tokenward.grammars.python.PythonNode;
import tokenward.grammars.text.Span;

/** Shapes of statements, imports, definitions and parameters that are more than a node around their parts. */
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

    StatementShapes(Shaper shaper) {
        this.shaper = shaper;
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
            case "function_def" -> Optional.of(List.of(decorated(node, function(node))));
            case "class_def" -> Optional.of(List.of(decorated(node, classDefinition(node))));
            case "except_clause" -> one("except_clause", except(node, "value"));
            case "except_star_clause" -> one("except_group_clause", except(node, ""));
            case "with_stmt" -> Optional.of(List.of(with(node)));
            case "parameter" -> Optional.of(List.of(parameter(node)));
            case "default_parameter" -> Optional.of(List.of(defaultParameter(node)));
            case "lambda_default_parameter" ->
                one("default_parameter", fields(shaper.parts(node), List.of("name", "value")));
            case "parameters" -> Optional.of(parameters(node));
            case "double_star_parameter", "lambda_double_star_parameter" ->
                Optional.of(List.of(starred(
                        "dictionary_splat_pattern",
                        node.children().get(0),
                        node.children().get(1))));
            case "lambda_parameters" -> one("lambda_parameters", parameters(node));
            case "type_params" -> one("type_parameter", shaper.parts(node));
            case "type_param" -> Optional.of(List.of(typeParameter(node)));
            default -> Optional.empty();
        };
    }

    private static Optional<List<SyntaxNode>> one(String type, List<SyntaxNode> parts) {
        return Optional.of(List.of(node(type, parts)));
    }

    /** Names the parts that are no marks, in order. */
    private static List<SyntaxNode> fields(List<SyntaxNode> parts, List<String> names) {
        List<SyntaxNode> named = new ArrayList<>();
        int next = 0;
        for (SyntaxNode part : parts) {
            named.add(part.named() && next < names.size() ? part.as(names.get(next++)) : part);
        }
        return named;
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

    private SyntaxNode decorated(PythonNode node, SyntaxNode definition) {
        List<SyntaxNode> parts = new ArrayList<>();
        for (PythonNode child : node.children()) {
            if (child.type().equals("decorator")) {
                parts.add(shaper.shape(child));
            }
        }
        if (parts.isEmpty()) {
            return definition;
        }
        parts.add(definition.as("definition"));
        return node("decorated_definition", parts);
    }

    private SyntaxNode function(PythonNode node) {
        List<SyntaxNode> parts = new ArrayList<>();
        List<SyntaxNode> parameters = null;
        boolean returns = false;
        for (PythonNode child : node.children()) {
            if (child.type().equals("decorator")) {
                continue;
            }
            if (child.is("(")) {
                parameters = new ArrayList<>(shaper.shapes(child));
            } else if (child.is(")") && parameters != null) {
                parameters.addAll(shaper.shapes(child));
                parts.add(node("parameters", parameters).as("parameters"));
                parameters = null;
            } else if (parameters != null) {
                parameters.addAll(shaper.shapes(child));
            } else if (returns && !child.isWord() && !child.is("block")) {
                parts.add(type(child).as("return_type"));
            } else {
                String field = switch (child.type()) {
                    case "name" -> "name";
                    case "type_params" -> "type_parameters";
                    case "block" -> "body";
                    default -> "";
                };
                parts.add(shaper.shape(child).as(field));
            }
            returns |= child.is("->");
        }
        return node("function_definition", parts);
    }

    private SyntaxNode classDefinition(PythonNode node) {
        List<SyntaxNode> parts = new ArrayList<>();
        List<SyntaxNode> superclasses = null;
        for (PythonNode child : node.children()) {
            if (child.type().equals("decorator")) {
                continue;
            }
            if (child.is("(")) {
                superclasses = new ArrayList<>(shaper.shapes(child));
            } else if (child.is(")") && superclasses != null) {
                superclasses.addAll(shaper.shapes(child));
                parts.add(node("argument_list", superclasses).as("superclasses"));
                superclasses = null;
            } else if (superclasses != null) {
                superclasses.addAll(shaper.shapes(child));
            } else {
                String field = switch (child.type()) {
                    case "name" -> "name";
                    case "type_params" -> "type_parameters";
                    case "block" -> "body";
                    default -> "";
                };
                parts.add(shaper.shape(child).as(field));
            }
        }
        return node("class_definition", parts);
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

    private SyntaxNode parameter(PythonNode node) {
        List<PythonNode> children = node.children();
        SyntaxNode name = shaper.shape(children.get(0));
        return children.size() == 1
                ? name
                : node(
                        "typed_parameter",
                        List.of(
                                name,
                                shaper.shape(children.get(1)),
                                type(children.get(2)).as("type")));
    }

    private SyntaxNode defaultParameter(PythonNode node) {
        List<PythonNode> children = node.children();
        List<PythonNode> parameter = children.get(0).children();
        List<SyntaxNode> parts = new ArrayList<>();
        parts.add(shaper.shape(parameter.get(0)).as("name"));
        if (parameter.size() > 1) {
            parts.add(shaper.shape(parameter.get(1)));
            parts.add(type(parameter.get(2)).as("type"));
        }
        parts.add(shaper.shape(children.get(1)));
        parts.add(shaper.shape(children.get(2)).as("value"));
        return node(parameter.size() > 1 ? "typed_default_parameter" : "default_parameter", parts);
    }

    private List<SyntaxNode> parameters(PythonNode node) {
        List<SyntaxNode> parts = new ArrayList<>();
        List<PythonNode> children = node.children();
        for (int i = 0; i < children.size(); i++) {
            PythonNode child = children.get(i);
            if (child.is("/")) {
                parts.add(node("positional_separator", shaper.shapes(child)));
            } else if (!child.is("*")) {
                parts.addAll(shaper.shapes(child));
            } else if (i + 1 < children.size() && !children.get(i + 1).is(",")) {
                parts.add(starred("list_splat_pattern", child, children.get(++i)));
            } else {
                parts.add(node("keyword_separator", shaper.shapes(child)));
            }
        }
        return parts;
    }

    private SyntaxNode starred(String type, PythonNode star, PythonNode named) {
        PythonNode parameter = named;
        while (!parameter.type().equals("name") && parameter.children().size() == 1) {
            parameter = parameter.children().get(0);
        }
        boolean typed = !parameter.type().equals("name");
        PythonNode name = typed ? parameter.children().get(0) : parameter;
        SyntaxNode pattern = node(type, List.of(shaper.shape(star), shaper.shape(name)));
        if (!typed) {
            return pattern;
        }
        List<PythonNode> rest = parameter.children();
        PythonNode annotation = rest.get(rest.size() - 1);
        SyntaxNode annotated = rest.get(2).is("*")
                ? node(
                        "type",
                        List.of(node("list_splat", List.of(shaper.shape(rest.get(2)), shaper.shape(annotation)))))
                : type(annotation);
        return node("typed_parameter", List.of(pattern, shaper.shape(rest.get(1)), annotated.as("type")));
    }

    private SyntaxNode typeParameter(PythonNode node) {
        List<SyntaxNode> parts = shaper.parts(node);
        if (!parts.get(0).named()) {
            return node("type", List.of(node("splat_type", parts.subList(0, 2))));
        }
        SyntaxNode name = node("type", List.of(parts.get(0)));
        if (parts.size() > 2 && parts.get(1).type().equals(":")) {
            SyntaxNode bound = TypeShapes.type(parts.get(2));
            return node("type", List.of(node("constrained_type", List.of(name, parts.get(1), bound))));
        }
        return name;
    }

    private SyntaxNode type(PythonNode expression) {
        return TypeShapes.type(shaper.shape(expression));
    }
}
