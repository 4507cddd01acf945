package tokenward.dsl.type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Units of time and memory, and the singular of what is counted. */
final class Units {
    /** Milliseconds by unit. */
    static final Map<String, Long> TIME = ordered("ms", 1, "s", 1000, "min", 60_000, "h", 3_600_000, "d", 86_400_000);

    /** Bytes by unit. */
    static final Map<String, Long> MEMORY = ordered("B", 1, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

    private Units() {}

    static String singular(String plural) {
        return plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural;
    }

    /** Returns all units but one, in a list for a help. */
    static String others(Map<String, Long> units, String but) {
        List<String> left = units.keySet().stream().filter(u -> !u.equals(but)).toList();
        return String.join(", ", left);
    }

    private static Map<String, Long> ordered(Object... pairs) {
        Map<String, Long> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], ((Number) pairs[i + 1]).longValue());
        }
        return java.util.Collections.unmodifiableMap(map);
    }
}
