package tokenward.experiments.starter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import tokenward.experiments.starter.errands.Outing;

/**
 * What the robot experiments read, made from one seed: tasks for the service robot in three splits, a corpus of robot
 * programs to pre-train on, and a tokenizer.
 */
final class RobotStarter {
    /** Compressed, as it is read by machines only. */
    static final String CORPUS = "robot-data/corpus.jsonl.gz";

    /** A world file. */
    static final String TASKS = "robot-data/errands.world";

    private static final String POLICY = "robot-policy";
    private static final int CORPUS_PROGRAMS = 9_600;
    private static final int VOCABULARY = 1_024;
    private static final int POSITIONS = 512;
    private static final String HEADER = """
            // Errands for the service robot, made by `exp starter`. An errand with its names belongs to one split: a task held out
            // puts known errands and known names together in a way no program of the corpus does.

            import "../../worlds/service_robot.world"
            """;

    private final List<Line> corpus;
    private final BytePairEncoding encoding;
    private final String tasks;
    private final Map<String, Split> dealt = new HashMap<>();

    /** A line of the corpus, with the columns of Robo-Instruct and what the splits are made by. */
    private record Line(String prompt, String program, String key) {}

    RobotStarter(long seed) {
        RandomGenerator random = Starter.stream(seed, "robot tasks");
        Map<Split, List<Outing>> tasks = new EnumMap<>(Split.class);
        while (!isFull(tasks)) {
            for (String errand : Outing.errands()) {
                Outing outing = Outing.of(errand, random);
                Split split = dealt.computeIfAbsent(outing.key(), key -> Split.deal(random));
                List<Outing> so = tasks.computeIfAbsent(split, unused -> new ArrayList<>());
                if (so.size() < sizeOf(split)
                        && so.stream().noneMatch(one -> one.key().equals(outing.key()))) {
                    so.add(outing);
                }
            }
        }
        StringBuilder text = new StringBuilder(HEADER);
        tasks.forEach((split, outings) -> write(split, outings, text));
        this.tasks = text.toString();
        corpus = corpus(Starter.stream(seed, "robot corpus"), Starter.stream(seed, "robot flaws"));
        encoding = BytePairEncoding.train(
                corpus.stream()
                        .map(record -> "# " + record.prompt() + "\n" + record.program())
                        .toList(),
                VOCABULARY - TokenizerFiles.specialTokens());
    }

    private static int sizeOf(Split split) {
        return switch (split) {
            case TRAIN -> 300;
            case VALIDATION -> 48;
            case TEST -> 96;
        };
    }

    private static boolean isFull(Map<Split, List<Outing>> tasks) {
        return Stream.of(Split.values())
                .allMatch(split -> tasks.getOrDefault(split, List.of()).size() == sizeOf(split));
    }

    private static void write(Split split, List<Outing> outings, StringBuilder text) {
        String word = word(split);
        int wordings = split == Split.TRAIN ? 3 : 2;
        for (int i = 0; i < outings.size(); i++) {
            Outing outing = outings.get(i);
            String name = word + "_" + (i + 1) + "_" + outing.key().replaceFirst(":.*", "");
            text.append('\n').append(outing.task(name, word, outing.instructions(wordings)));
        }
    }

    /** Programs of what trains, with mistakes in them. */
    private List<Line> corpus(RandomGenerator random, RandomGenerator flaws) {
        List<String> errands = Outing.errands();
        List<Line> records = new ArrayList<>();
        while (records.size() < CORPUS_PROGRAMS) {
            Outing outing = Outing.of(errands.get(random.nextInt(errands.size())), random);
            if (dealt.computeIfAbsent(outing.key(), key -> Split.deal(random)) == Split.TRAIN) {
                String code = outing.code(mistake -> flaws.nextDouble() < Corpus.FLAW_RATE);
                records.add(new Line(outing.instruction(random), Corpus.damaged(code, flaws), outing.key()));
            }
        }
        return records;
    }

    private static String word(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the content of every file before compression, by its path. */
    SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>(TokenizerFiles.all(POLICY, encoding, POSITIONS));
        files.put(TASKS, tasks);
        files.put(CORPUS, JsonText.lines(corpus));
        return files;
    }

    /** Returns how much of what there is. */
    Map<String, Integer> counts() {
        Map<String, Integer> all = new LinkedHashMap<>();
        Stream.of(Split.values()).forEach(split -> all.put("robot " + word(split) + " tasks", sizeOf(split)));
        all.put("robot corpus programs", corpus.size());
        all.put("robot vocabulary", encoding.vocabulary().size() + TokenizerFiles.specialTokens());
        return all;
    }
}
