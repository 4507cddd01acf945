package tokenward.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows docs/rewards.md: writes the files it shows, runs its commands, and looks for the lines it promises. */
class TenMinutesTest {
    private static final Path ROOT =
            Path.of(System.getProperty("exp.root", "..")).toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("~~~(\\w+)(?: (\\S+))?\\n(.*?)~~~\\n", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("\\S+\\.(exp|jsonl|html)");

    @TempDir
    private Path folder;

    @Test
    void the_guide_works_as_it_is_written() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/rewards.md"));
        Matcher block = BLOCK.matcher(page.substring(page.indexOf("## Ten minutes"), page.indexOf("## What a body")));
        int commands = 0;
        while (block.find()) {
            if (block.group(2) != null) {
                // The reader stands in the clone; the test does not.
                String text = block.group(3).replace("\"experiments/", "\"" + ROOT + "/experiments/");
                Files.writeString(folder.resolve(block.group(2)), text);
            } else if (block.group(1).equals("console")) {
                commands += console(block.group(3));
            }
        }
        assertThat(commands).isGreaterThanOrEqualTo(7);
        assertThat(folder.resolve("ledger.html")).exists();
    }

    private int console(String text) {
        int commands = 0;
        String printed = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("$ exp ")) {
                printed = run(line.substring("$ exp ".length()));
                commands++;
            } else {
                assertThat(printed).contains(line);
            }
        }
        return commands;
    }

    private String run(String command) {
        List<String> words = new ArrayList<>();
        for (String word : command.split(" ", -1)) {
            words.add(FILE.matcher(word).matches() ? folder.resolve(word).toString() : word);
        }
        if (words.getFirst().equals("new")) {
            words.addAll(List.of("--directory", folder.toString()));
        }
        if (words.getFirst().equals("run")) {
            words.addAll(List.of("--runs", folder.resolve("runs").toString(), "hardware.threads=1"));
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int code = Exp.run(new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));

        assertThat(err.toString()).as(command).isIn("", folder.resolve("ledger.html") + " written\n");
        assertThat(code).as(command).isZero();
        return out.toString();
    }
}
