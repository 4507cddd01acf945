package tokenward.rewards.tree;

import static tokenward.rewards.tree.Shaper.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tokenward.grammars.python.PythonNode;

/** Shapes of functions, classes and their parameters. */
final class DefinitionShapes {
    private final Shaper shaper;

    DefinitionShapes(Shaper shaper) {
        this.shaper = shaper;
    }

    Optional<List<SyntaxNode>> shapes(PythonNode node) {
        return switch (node.type()) {
            case "function_def" -> Optional.of(List.of(decorated(node, function(node))));
            case "class_def" -> Optional.of(List.of(decorated(node, classDefinition(node))));
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
