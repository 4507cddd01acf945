package tokenward.rewards.world.syntax;

import tokenward.grammars.text.Code;

/** Kinds of syntax errors in world files. */
enum WorldSyntax implements Code {
    UNEXPECTED("E1001"),
    UNCLOSED_STRING("E1002"),
    STRAY("E1003"),
    ENDS_EARLY("E1004"),
    BAD_ESCAPE("E1005"),
    BAD_NUMBER("E1006"),
    BAD_MESSAGE("E1007"),
    TOO_DEEP("E1008");

    private final String id;

    WorldSyntax(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
