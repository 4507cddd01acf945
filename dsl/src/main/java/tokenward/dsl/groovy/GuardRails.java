package tokenward.dsl.groovy;

import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassCodeVisitorSupport;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.MethodPointerExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/**
 * Keeps bodies to judging programs: no files, processes, threads or reflection. A rail, not a wall: a body is the
 * experimenter's own code, and the rail keeps rewards reproducible rather than machines safe.
 */
final class GuardRails extends CompilationCustomizer {
    /** Marks an error as a guard's, for {@link BodyErrors}. */
    static final String MARK = "guard: ";

    private static final Set<String> CLASSES = Set.of(
            "java.lang.Object",
            "java.lang.String",
            "java.lang.CharSequence",
            "java.lang.Math",
            "java.lang.Number",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Double",
            "java.lang.Float",
            "java.lang.Boolean",
            "java.lang.Character",
            "java.lang.StringBuilder",
            "java.lang.Iterable",
            "java.lang.Comparable",
            "java.time.Duration",
            "tokenward.grammars.text.Span",
            "tokenward.dsl.type.Bounds",
            "tokenward.dsl.type.Memory",
            "tokenward.dsl.groovy.CodeTree",
            "tokenward.dsl.groovy.CodeNode");
    private static final Set<String> OUTSIDE_JAVA_UTIL = Set.of(
            "java.util.Timer",
            "java.util.ServiceLoader",
            "java.util.Random",
            "java.util.UUID",
            "java.util.Date",
            "java.util.Calendar");
    private static final Set<String> METHODS = Set.of(
            "execute",
            "getClass",
            "forName",
            "evaluate",
            "invokeMethod",
            "getMetaClass",
            "setMetaClass",
            "println",
            "print",
            "printf",
            "sleep",
            "run",
            "toURL",
            "toURI",
            "toFile",
            "setBinding",
            "getBinding",
            "prepare",
            "random",
            "randomUUID",
            "shuffle",
            "shuffled");
    private static final Set<String> PROPERTIES = Set.of("class", "metaClass", "binding");

    private final boolean python;

    GuardRails(boolean python) {
        super(CompilePhase.SEMANTIC_ANALYSIS);
        this.python = python;
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        ModuleNode module = source.getAST();
        for (ImportNode one : module.getImports()) {
            refuse(source, one, "a reward body imports nothing");
        }
        module.getStarImports().forEach(one -> refuse(source, one, "a reward body imports nothing"));
        module.getStaticImports().values().forEach(one -> refuse(source, one, "a reward body imports nothing"));
        module.getStaticStarImports().values().forEach(one -> refuse(source, one, "a reward body imports nothing"));
        if (type.isScript()) {
            new Visitor(source).visitClass(type);
        } else if (type.getLineNumber() > 0) {
            refuse(source, type, "a reward body declares no classes");
        }
    }

    private static void refuse(SourceUnit source, ASTNode node, String message) {
        report(source, node, MARK + message);
    }

    private static void report(SourceUnit source, ASTNode node, String message) {
        int line = Math.max(1, node.getLineNumber());
        int column = Math.max(1, node.getColumnNumber());
        SyntaxException error = new SyntaxException(
                message, line, column, node.getLastLineNumber(), Math.max(column + 1, node.getLastColumnNumber()));
        source.getErrorCollector().addErrorAndContinue(new SyntaxErrorMessage(error, source));
    }

    private static boolean allowed(ClassNode type) {
        ClassNode plain = type;
        while (plain.isArray()) {
            plain = plain.getComponentType();
        }
        String name = plain.getName();
        return org.codehaus.groovy.ast.ClassHelper.isPrimitiveType(plain)
                || CLASSES.contains(name)
                || name.startsWith("java.math.")
                || name.startsWith("java.util.regex.")
                || (name.startsWith("java.util.")
                        && name.indexOf('.', "java.util.".length()) < 0
                        && !OUTSIDE_JAVA_UTIL.contains(name))
                || name.equals("groovy.lang.Closure");
    }

    private final class Visitor extends ClassCodeVisitorSupport {
        private final SourceUnit source;
        private boolean script;
        private int closures;

        Visitor(SourceUnit source) {
            this.source = source;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return source;
        }

        @Override
        public void visitClassExpression(ClassExpression expression) {
            type(expression, expression.getType());
            super.visitClassExpression(expression);
        }

        @Override
        public void visitConstructorCallExpression(ConstructorCallExpression call) {
            if (!call.isSpecialCall()) {
                type(call, call.getType());
            }
            super.visitConstructorCallExpression(call);
        }

        @Override
        public void visitStaticMethodCallExpression(StaticMethodCallExpression call) {
            type(call, call.getOwnerType());
            super.visitStaticMethodCallExpression(call);
        }

        @Override
        public void visitMethodPointerExpression(MethodPointerExpression pointer) {
            if (pointer.getMethodName() instanceof ConstantExpression name && METHODS.contains(name.getText())) {
                refuse(source, pointer, "a reward body may not call `" + name.getText() + "`");
            }
            super.visitMethodPointerExpression(pointer);
        }

        /** An annotation may run code while the body is compiled. */
        @Override
        protected void visitAnnotation(AnnotationNode annotation) {
            if (annotation.getLineNumber() > 0) {
                refuse(source, annotation, "a reward body has no annotations");
            }
            super.visitAnnotation(annotation);
        }

        @Override
        public void visitCastExpression(CastExpression cast) {
            type(cast, cast.getType());
            super.visitCastExpression(cast);
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            String name = call.getMethodAsString();
            if (name != null && METHODS.contains(name) && call.getLineNumber() > 0) {
                refuse(source, call.getMethod(), "a reward body may not call `" + name + "`");
            }
            super.visitMethodCallExpression(call);
        }

        @Override
        public void visitPropertyExpression(PropertyExpression property) {
            String name = property.getPropertyAsString();
            if (name != null && PROPERTIES.contains(name)) {
                refuse(source, property.getProperty(), "a reward body may not read `" + name + "`");
            }
            super.visitPropertyExpression(property);
        }

        @Override
        public void visitVariableExpression(VariableExpression variable) {
            if (!python && variable.getName().equals("tree")) {
                refuse(source, variable, "`tree` is the parse tree of Python, and this reward's grammar is another");
            }
            super.visitVariableExpression(variable);
        }

        @Override
        public void visitMethod(MethodNode method) {
            script = method.isScriptBody();
            super.visitMethod(method);
        }

        @Override
        public void visitClosureExpression(ClosureExpression closure) {
            closures++;
            super.visitClosureExpression(closure);
            closures--;
        }

        /** A body that returns its verdict would be worth nothing, silently. */
        @Override
        public void visitReturnStatement(ReturnStatement end) {
            boolean verdict = end.getLineNumber() > 0
                    && !(end.getExpression() instanceof ConstantExpression constant && constant.isNullExpression());
            if (script && closures == 0 && verdict) {
                report(source, end, "what a reward body returns is not read: it calls `penalize` and `credit`");
            }
            super.visitReturnStatement(end);
        }

        private void type(ASTNode at, ClassNode type) {
            boolean written = at.getLineNumber() > 0;
            boolean own = type.getName().startsWith("Body_");
            if (written && !own && !allowed(type)) {
                refuse(source, at, "a reward body may not use `" + type.getNameWithoutPackage() + "`");
            }
        }
    }
}
