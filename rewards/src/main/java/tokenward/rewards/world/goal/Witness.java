package tokenward.rewards.world.goal;

import java.util.Optional;

/**
 * Makes a text that a simple regular expression is likely to be found in: the first alternative of each group, optional
 * parts left out, look-aheads written one after another. Whoever uses it checks the result against the pattern.
 */
final class Witness {
    private final String regex;
    private int at;
    private boolean lost;

    private Witness(String regex) {
        this.regex = regex;
    }

    static Optional<String> of(String regex) {
        Witness witness = new Witness(regex);
        String text = witness.sequence();
        return witness.lost || witness.at < regex.length() ? Optional.empty() : Optional.of(text);
    }

    /** Reads up to the end of the group; later alternatives are skipped. */
    private String sequence() {
        StringBuilder out = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != ')') {
            if (regex.charAt(at) == '|') {
                skipToGroupEnd();
                break;
            }
            String part = atom();
            if (at < regex.length() && (regex.charAt(at) == '*' || regex.charAt(at) == '?')) {
                at++;
                part = "";
            } else if (at < regex.length() && regex.charAt(at) == '+') {
                at++;
            }
            out.append(part);
        }
        return out.toString();
    }

    private String atom() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '^', '$' -> "";
            case '.' -> "x";
            case '(' -> group();
            case '[' -> characterClass();
            case '\\' -> escape();
            default -> String.valueOf(c);
        };
    }

    private String group() {
        boolean negative = regex.startsWith("?!", at);
        boolean ahead = regex.startsWith("?=", at);
        if (negative || ahead || regex.startsWith("?:", at)) {
            at += 2;
        }
        String inner = sequence();
        at++;
        return negative ? "" : ahead ? inner + " " : inner;
    }

    private String characterClass() {
        int end = regex.indexOf(']', at);
        if (end < 0 || regex.charAt(at) == '^' || regex.charAt(at) == '\\') {
            lost = true;
            return "";
        }
        String first = regex.substring(at, at + 1);
        at = end + 1;
        return first;
    }

    private String escape() {
        if (at >= regex.length()) {
            lost = true;
            return "";
        }
        char c = regex.charAt(at++);
        return switch (c) {
            case 'b', 'B' -> "";
            case 'd' -> "1";
            case 's' -> " ";
            case 'w' -> "a";
            default -> String.valueOf(c);
        };
    }

    private void skipToGroupEnd() {
        int depth = 0;
        while (at < regex.length()) {
            char c = regex.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                if (depth == 0) {
                    return;
                }
                depth--;
            }
            at++;
        }
    }
}
