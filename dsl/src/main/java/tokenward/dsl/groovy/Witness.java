package tokenward.dsl.groovy;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.tools.GeneralUtils;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Writes down what variables of a body get, so that a body that fails can be shown with its values: after every
 * declaration and assignment, and at the beginning of every closure its parameters. Whatever ends a block is left alone,
 * since it is what the block returns.
 */
final class Witness extends CompilationCustomizer {
    Witness() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        new Visitor(source).visitClass(type);
    }

    private static Statement got(String variable) {
        return GeneralUtils.stmt(GeneralUtils.callThisX(
                "variableGot", GeneralUtils.args(GeneralUtils.constX(variable), GeneralUtils.varX(variable))));
    }

    private static final class Visitor extends ClassCodeVisitorSupport {
        private final SourceUnit source;

        Visitor(SourceUnit source) {
            this.source = source;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return source;
        }

        @Override
        public void visitBlockStatement(BlockStatement block) {
            super.visitBlockStatement(block);
            List<Statement> statements = new ArrayList<>();
            for (int i = 0; i < block.getStatements().size(); i++) {
                Statement statement = block.getStatements().get(i);
                statements.add(statement);
                boolean last = i == block.getStatements().size() - 1;
                if (!last
                        && statement instanceof ExpressionStatement expression
                        && expression.getExpression() instanceof BinaryExpression assignment
                        && (assignment instanceof DeclarationExpression
                                || assignment.getOperation().getText().equals("="))
                        && assignment.getLeftExpression() instanceof VariableExpression variable) {
                    statements.add(got(variable.getName()));
                }
            }
            block.getStatements().clear();
            block.getStatements().addAll(statements);
        }

        @Override
        public void visitClosureExpression(ClosureExpression closure) {
            super.visitClosureExpression(closure);
            Parameter[] parameters = closure.getParameters();
            if (parameters == null || !(closure.getCode() instanceof BlockStatement block)) {
                return; // `{ -> }` has none
            }
            List<Statement> all = new ArrayList<>();
            if (parameters.length == 0) {
                all.add(got("it"));
            }
            for (Parameter parameter : parameters) {
                all.add(got(parameter.getName()));
            }
            if (!block.getStatements().isEmpty()) {
                block.getStatements().addAll(0, all);
            }
        }
    }
}
