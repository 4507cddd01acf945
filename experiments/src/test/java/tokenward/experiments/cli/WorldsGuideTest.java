package tokenward.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows {@code docs/worlds.md} as a new user would: writes its files, types its commands, compares what is shown. */
class WorldsGuideTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)(?: (\\S+))?\\n(.*?)^```$");

    @TempDir
    private Path folder;

    @Test
    void the_guide_can_be_followed_word_by_word() throws IOException {
        String guide =
                Files.readString(Path.of(System.getProperty("exp.root", "..")).resolve("docs/worlds.md"));
        int commands = 0;
        Matcher block = BLOCK.matcher(guide);
        while (block.find()) {
            String body = block.group(3);
            switch (block.group(1)) {
                case "world", "python", "exp" -> Files.writeString(folder.resolve(block.group(2)), body);
                case "edit" -> edit(block.group(2), body);
                case "console" -> commands += type(body);
                default -> throw new AssertionError("a block of kind " + block.group(1));
            }
        }

        assertThat(commands).isGreaterThanOrEqualTo(7);
    }

    private void edit(String file, String body) throws IOException {
        List<String> lines = body.lines().toList();
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(lines.get(0));
        Files.writeString(folder.resolve(file), text.replace(lines.get(0), lines.get(1)));
    }

    private int type(String body) {
        int commands = 0;
        for (String part : Pattern.compile("(?m)^\\$ exp ").split(body, -1)) {
            if (part.isBlank()) {
                continue;
            }
            int end = part.indexOf('\n');
            String expected = part.substring(end + 1).strip();
            String shown = shown(part.substring(0, end).split(" ", -1));
            if (expected.endsWith("...")) {
                assertThat(shown).startsWith(expected.substring(0, expected.length() - 3));
            } else {
                assertThat(shown).isEqualTo(expected);
            }
            commands++;
        }
        return commands;
    }

    /** Runs a command in the folder and returns what it shows, names of files as the user typed them. */
    private String shown(String... words) {
        String[] arguments = Arrays.stream(words)
                .map(word -> word.matches("\\w+\\.(world|py|exp)")
                        ? folder.resolve(word).toString()
                        : word)
                .toArray(String[]::new);
        StringWriter shown = new StringWriter();
        PrintWriter out = new PrintWriter(shown, true);
        if (words[0].equals("new")) {
            arguments = Stream.concat(Arrays.stream(arguments), Stream.of("--directory", folder.toString()))
                    .toArray(String[]::new);
        }
        Exp.run(out, out, arguments);
        return shown.toString().replace(folder + "/", "").strip();
    }
}
