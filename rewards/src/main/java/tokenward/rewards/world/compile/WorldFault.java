package tokenward.rewards.world.compile;

import tokenward.grammars.text.Code;

/** Kinds of faults in the meaning of world files. */
public enum WorldFault implements Code {
    UNKNOWN_NAME("E1101"),
    DUPLICATE("E1102"),
    WRONG_TYPE("E1103"),
    WRONG_COUNT("E1104"),
    UNKNOWN_TYPE("E1105"),
    UNKNOWN_SORT("E1106"),
    UNKNOWN_WORD("E1107"),
    NOT_ASSIGNABLE("E1108"),
    UNKNOWN_FACT("E1109"),
    UNKNOWN_EVENT("E1110"),
    NO_RETURN("E1111"),
    BAD_PATTERN("E1112"),
    UNKNOWN_WORLD("E1113"),
    UNKNOWN_START("E1114"),
    NO_VALUE("E1115"),
    RECURSIVE("E1116"),
    NOT_CONSTANT("E1117"),
    BAD_IMPORT("E1118"),
    OUT_OF_RANGE("E1119"),
    MISSING("E1120"),
    RESERVED("E1121"),
    BAD_CODE("E1122");

    private final String id;

    WorldFault(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
