package tokenward.dsl.type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Units of time and memory, and the singular of what is counted. */
final class Units {
    /** Milliseconds by unit. */
    static final Map<String, Long> TIME = ordered("ms", 1, "s", 1000, "min", 60_000, "h", 3_600_000, "d", 86_400_000);

    /** Bytes by unit. */
    static final Map<String, Long> MEMORY = ordered("B", 1, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

    /** What units are called elsewhere; none of these is accepted, for a guess may be wrong by five percent. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("msec", "ms"),
            Map.entry("millis", "ms"),
            Map.entry("milliseconds", "ms"),
            Map.entry("sec", "s"),
            Map.entry("secs", "s"),
            Map.entry("second", "s"),
            Map.entry("seconds", "s"),
            Map.entry("m", "min"),
            Map.entry("mins", "min"),
            Map.entry("minute", "min"),
            Map.entry("minutes", "min"),
            Map.entry("hr", "h"),
            Map.entry("hrs", "h"),
            Map.entry("hour", "h"),
            Map.entry("hours", "h"),
            Map.entry("day", "d"),
            Map.entry("days", "d"),
            Map.entry("byte", "B"),
            Map.entry("bytes", "B"),
            Map.entry("k", "KiB"),
            Map.entry("kb", "KiB"),
            Map.entry("ki", "KiB"),
            Map.entry("mb", "MiB"),
            Map.entry("mi", "MiB"),
            Map.entry("g", "GiB"),
            Map.entry("gb", "GiB"),
            Map.entry("gi", "GiB"));

    private Units() {}

    /** Returns the unit that a word probably stands for, among those of a kind. */
    static Optional<String> meant(String written, Map<String, Long> units) {
        String folded = written.toLowerCase(Locale.ROOT);
        String unit = MEANT.getOrDefault(folded, "");
        return units.containsKey(unit)
                ? Optional.of(unit)
                : folded.equals("m") && units.containsKey("MiB") ? Optional.of("MiB") : Optional.empty();
    }

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
