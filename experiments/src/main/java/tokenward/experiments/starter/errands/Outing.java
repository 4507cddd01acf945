package tokenward.experiments.starter.errands;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An errand filled with names: an instruction in several wordings, a program, a task of the service robot's world. */
public final class Outing {
    private static final List<String> SCENES = List.of("one", "two");

    private final Errand errand;
    private final Fill fill;

    private Outing(Errand errand, Fill fill) {
        this.errand = errand;
        this.fill = fill;
    }

    /** Returns the names of all errands, in a fixed order. */
    public static List<String> errands() {
        return Errands.all().stream().map(Errand::id).toList();
    }

    /** Fills an errand with names by chance; no name serves twice. */
    public static Outing of(String errand, RandomGenerator random) {
        Errand named = Errands.all().stream()
                .filter(one -> one.id().equals(errand))
                .findFirst()
                .orElseThrow();
        return new Outing(named, Fill.draw(random));
    }

    /** Returns the errand with the names that are said, which is what the splits are made by. */
    public String key() {
        String said = String.join(" ", errand.phrases());
        return errand.id() + ": "
                + Stream.of(Slot.values())
                        .filter(slot -> said.contains(slot.mark()))
                        .map(slot -> fill.in(slot.mark()))
                        .collect(Collectors.joining(", "));
    }

    /** Returns an instruction in one of the wordings. */
    public String instruction(RandomGenerator random) {
        return sentence(errand.phrases().get(random.nextInt(errand.phrases().size())));
    }

    /** Returns the first wordings of the instruction. */
    public List<String> instructions(int count) {
        return errand.phrases().subList(0, count).stream().map(this::sentence).toList();
    }

    private String sentence(String clause) {
        String text = fill.in(clause);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }

    /** Returns the program as it should be written. */
    public String code() {
        return code(mistake -> false);
    }

    /** Returns the program, with the mistake planted in it if that is chosen. */
    public String code(Predicate<Mistake> planted) {
        List<String> lines = new ArrayList<>();
        lines.add("def task_program():");
        if (errand.returns()) {
            lines.add("    home = get_current_location()");
        }
        List<String> body = errand.flaw().filter(planted).map(Mistake::code).orElse(errand.code());
        body.forEach(line -> lines.add("    " + fill.in(line)));
        return String.join("\n", lines) + "\n";
    }

    /** Returns what comes of the mistake the corpus may plant here, if any. */
    public Optional<Mistake.Kind> mistake() {
        return errand.flaw().map(Mistake::kind);
    }

    /** Returns the task in the world language. */
    public String task(String name, String split, List<String> wordings) {
        StringBuilder text = new StringBuilder("task " + name + " in service_robot {\n  split " + split + "\n");
        wordings.forEach(wording -> text.append("  prompt \"").append(wording).append("\"\n"));
        for (int i = 0; i < SCENES.size(); i++) {
            Scene scene = errand.scenes().get(i);
            text.append("  start ")
                    .append(SCENES.get(i))
                    .append(" {\n    rooms = [")
                    .append(rooms())
                    .append("]\n");
            append(text, "things", scene.things());
            append(text, "people", scene.people());
            text.append("  }\n");
        }
        errand.goals()
                .forEach(goal ->
                        text.append("  goal").append(goal(fill.in(goal))).append('\n'));
        text.append("  reference \"\"\"\n");
        code().lines().forEach(line -> text.append("    ").append(line).append('\n'));
        return text.append("  \"\"\"\n}\n").toString();
    }

    private static String goal(String goal) {
        return SCENES.contains(goal.split(": ", 2)[0]) ? " in " + goal : ": " + goal;
    }

    private String rooms() {
        Set<String> rooms = new LinkedHashSet<>(List.of("dock", fill.spareRoom()));
        errand.rooms().forEach(room -> rooms.add(fill.in(room)));
        return rooms.stream().map(Outing::quoted).collect(Collectors.joining(", "));
    }

    private void append(StringBuilder text, String slot, List<String> entries) {
        Map<String, List<String>> byRoom = new LinkedHashMap<>();
        for (String entry : entries) {
            String[] parts = fill.in(entry).split(": ", -1);
            String value = parts.length == 2
                    ? quoted(parts[1])
                    : "person(" + quoted(parts[1]) + ", [" + quoted(parts[2]) + "])";
            byRoom.computeIfAbsent(parts[0], room -> new ArrayList<>()).add(value);
        }
        if (!byRoom.isEmpty()) {
            String rooms = byRoom.entrySet().stream()
                    .map(room -> quoted(room.getKey()) + ": [" + String.join(", ", room.getValue()) + "]")
                    .collect(Collectors.joining(", "));
            text.append("    ").append(slot).append(" = { ").append(rooms).append(" }\n");
        }
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
