package tokenward.experiments.starter;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tokenward.experiments.starter.parts.Step;

/**
 * Everything the starter experiments read, made from one seed: tasks in three splits, a corpus to pre-train on, and a
 * tokenizer, once for small Python functions and once for robot programs. The same seed gives the same bytes.
 */
public final class Starter {
    /** The seed of the bundled files. */
    public static final long SEED = 20_261;

    /** Stored compressed: it is read by machines, and large. */
    static final String CORPUS = "data/corpus.jsonl.gz";

    private static final int TRAIN_TASKS = 2_400;
    private static final int VALIDATION_TASKS = 96;
    private static final int TEST_TASKS = 192;
    private static final int CORPUS_PROGRAMS = 7_200;
    private static final int VOCABULARY = 1_024;
    private static final int POSITIONS = 512;

    private final List<TaskRecord> train;
    private final List<TaskRecord> validation;
    private final List<TaskRecord> test;
    private final List<PlusRecord> testPlus;
    private final List<TaskRecord> corpus;
    private final BytePairEncoding encoding;
    private final RobotStarter robot;

    private Starter(long seed) {
        Compositions compositions = new Compositions(Step.all(), stream(seed, "splits"));
        TaskGenerator tasks = new TaskGenerator(compositions);
        RandomGenerator damage = stream(seed, "flaws");
        List<TaskGenerator.Drawn> drawnTest = tasks.draw(Split.TEST, TEST_TASKS, stream(seed, "test"));
        test = sound(drawnTest);
        testPlus = plus(drawnTest, stream(seed, "plus"));
        validation = sound(tasks.draw(Split.VALIDATION, VALIDATION_TASKS, stream(seed, "validation")));
        train = sound(tasks.draw(Split.TRAIN, TRAIN_TASKS, stream(seed, "train")));
        corpus = flawed(tasks.draw(Split.TRAIN, CORPUS_PROGRAMS, stream(seed, "corpus")), damage);
        encoding = BytePairEncoding.train(
                Stream.concat(train.stream(), corpus.stream())
                        .map(task -> "# " + task.text() + "\n" + task.code() + String.join("\n", task.testList()))
                        .toList(),
                VOCABULARY - TokenizerFiles.specialTokens());
        robot = new RobotStarter(seed);
    }

    /** Generates everything from a seed. */
    public static Starter of(long seed) {
        return new Starter(seed);
    }

    /** Writes the data files and tokenizers below a directory. */
    public void write(Path directory) {
        files().forEach((name, content) -> {
            Path file = directory.resolve(name);
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                try (OutputStream raw = Files.newOutputStream(file);
                        OutputStream out = isCompressed(file) ? new GZIPOutputStream(raw) : raw) {
                    out.write(content.getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + file, e);
            }
        });
    }

    /**
     * Returns the files that are missing below a directory, or hold something else than {@link #write} would write.
     * Compressed files are compared by what is in them: compressors differ between machines.
     */
    public List<Path> differences(Path directory) {
        List<Path> different = new ArrayList<>();
        files().forEach((name, content) -> {
            Path file = directory.resolve(name);
            if (!Files.exists(file) || !read(file).equals(content)) {
                different.add(file);
            }
        });
        return List.copyOf(different);
    }

    private static String read(Path file) {
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = isCompressed(file) ? new GZIPInputStream(raw) : raw) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static boolean isCompressed(Path file) {
        return file.toString().endsWith(".gz");
    }

    /** Returns the content of every file before compression, by its path. */
    SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("data/train.jsonl", JsonText.lines(train));
        files.put("data/validation.jsonl", JsonText.lines(validation));
        files.put("data/test.jsonl", JsonText.lines(test));
        files.put("data/test_plus.jsonl", JsonText.lines(testPlus));
        files.put(CORPUS, JsonText.lines(corpus));
        files.putAll(TokenizerFiles.all("policy", encoding, POSITIONS));
        files.putAll(robot.files());
        return files;
    }

    /** Returns how much of what there is, one item a line. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("steps", Step.all().size());
        counts.put("train tasks", train.size());
        counts.put("validation tasks", validation.size());
        counts.put("test tasks", test.size());
        counts.put("corpus programs", corpus.size());
        counts.put("vocabulary", vocabularySize());
        counts.putAll(robot.counts());
        return counts;
    }

    private int vocabularySize() {
        return encoding.vocabulary().size() + TokenizerFiles.specialTokens();
    }

    private static List<TaskRecord> sound(List<TaskGenerator.Drawn> drawn) {
        List<TaskRecord> records = new ArrayList<>();
        for (TaskGenerator.Drawn task : drawn) {
            records.add(task.record(records.size() + 1, task.program().code(), task.asserts()));
        }
        return List.copyOf(records);
    }

    private static List<PlusRecord> plus(List<TaskGenerator.Drawn> drawn, RandomGenerator random) {
        List<PlusRecord> records = new ArrayList<>();
        for (TaskGenerator.Drawn task : drawn) {
            records.add(PlusRecord.of(task, records.size(), random));
        }
        return List.copyOf(records);
    }

    private static List<TaskRecord> flawed(List<TaskGenerator.Drawn> drawn, RandomGenerator random) {
        List<TaskRecord> records = new ArrayList<>();
        for (TaskGenerator.Drawn task : drawn) {
            String code = Corpus.write(task.program(), random);
            records.add(task.record(records.size() + 1, code, task.asserts().subList(0, 1)));
        }
        return List.copyOf(records);
    }

    /** Each purpose has a stream of its own, so that changing one leaves the others alone. */
    static RandomGenerator stream(long seed, String purpose) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + purpose.hashCode());
    }
}
