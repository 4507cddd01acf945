package tokenward.grammars.text;

/** The stable name of a kind of diagnostic, such as {@code E0201}. Enums implement it, one per language. */
public interface Code {
    /** Returns the code as printed: a letter and four digits. */
    String id();

    /** Returns the severity every diagnostic of this kind has. */
    default Severity severity() {
        return id().startsWith("W") ? Severity.WARNING : Severity.ERROR;
    }
}
