package tokenward.dsl.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import tokenward.dsl.resolve.Library.Declared;
import tokenward.dsl.schema.Struct;
import tokenward.dsl.syntax.ExpNode;
import tokenward.dsl.syntax.ExpReader;
import tokenward.dsl.type.FileType;
import tokenward.dsl.type.OptionalType;
import tokenward.dsl.type.TextType;
import tokenward.grammars.text.Diagnostic;
import tokenward.grammars.text.SourceText;

/** Settings of the command line. */
final class Overrides {
    private final Members members;
    private final Members silent;
    private final Spot root;

    Overrides(Library library, Struct root, Shapes shapes, List<Diagnostic> problems) {
        this.members = members(library, root, shapes, problems);
        this.silent = members(library, root, shapes, new ArrayList<>());
        this.root = new Spots(root, shapes).root();
    }

    private static Members members(Library library, Struct root, Shapes shapes, List<Diagnostic> problems) {
        return new Members(library, root, shapes, new Parents(library, shapes, problems), new Refusals(problems));
    }

    /** Checks one setting of the command line, from the root of an experiment. */
    void check(ExpNode.Setting setting, Declared owner, SourceText source) {
        members.setting(setting, root, context(owner, source), Set.of());
    }

    /**
     * Gives an argument of the command line the quotes that the shell took: what a setting of text or a file name gets
     * there is text as it stands.
     */
    String withQuotes(String argument, Declared owner) {
        int equals = argument.indexOf('=');
        String value = argument.substring(equals + 1).strip();
        if (equals < 1 || value.isEmpty() || value.startsWith("\"") || value.equals("none")) {
            return argument;
        }
        SourceText path = new SourceText("command line", argument.substring(0, equals) + "= 0");
        boolean text = ExpReader.readOverride(path)
                .value()
                .filter(ExpNode.Setting.class::isInstance)
                .map(ExpNode.Setting.class::cast)
                .filter(setting -> takesText(setting.path().words(), owner, path))
                .isPresent();
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");
        return text ? argument.substring(0, equals + 1) + '"' + escaped + '"' : argument;
    }

    private boolean takesText(List<ExpNode.Word> words, Declared owner, SourceText source) {
        return silent.walk(words, root, context(owner, source), Set.of())
                .filter(Spot.AtSetting.class::isInstance)
                .map(spot -> ((Spot.AtSetting) spot).parameter().type())
                .map(type -> type instanceof OptionalType optional ? optional.inner() : type)
                .filter(type -> type instanceof TextType || type instanceof FileType)
                .isPresent();
    }

    private static Context context(Declared owner, SourceText source) {
        return new Context(owner, source, false, "", new HashMap<>());
    }
}
