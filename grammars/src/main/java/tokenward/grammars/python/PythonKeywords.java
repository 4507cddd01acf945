package tokenward.grammars.python;

import java.util.Set;

/** The words that can be no name in Python. */
public final class PythonKeywords {
    private static final Set<String> ALL =
            Set.of(("False None True and as assert async await break class continue def del "
                            + "elif else except finally for from global if import in is lambda nonlocal not or pass raise return try "
                            + "while with yield")
                    .split(" "));

    private PythonKeywords() {}

    /** Returns whether a word is one of them; words that are keywords in some places only are not. */
    public static boolean contains(String word) {
        return ALL.contains(word);
    }
}
