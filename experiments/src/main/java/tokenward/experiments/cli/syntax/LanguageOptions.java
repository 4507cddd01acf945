package tokenward.experiments.cli.syntax;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.Option;
import tokenward.experiments.cli.terminal.UserError;
import tokenward.grammars.json.JsonLanguage;
import tokenward.grammars.prefix.Language;
import tokenward.grammars.python.PythonLanguage;
import tokenward.grammars.python.PythonVersion;
import tokenward.grammars.sql.SqlLanguage;

/** Which language texts are in. */
public final class LanguageOptions {
    private enum Known {
        PYTHON,
        JSON,
        SQL
    }

    @Option(names = "--language", paramLabel = "NAME", description = "python (default), json or sql.")
    private Known language = Known.PYTHON;

    @Option(names = "--python", paramLabel = "VERSION", description = "3.8 to 3.13; ${DEFAULT-VALUE}.")
    private String python = "3.13";

    /** Compiles the language that the options ask for. */
    public Language compile() {
        return switch (language) {
            case JSON -> JsonLanguage.compile();
            case SQL -> SqlLanguage.compile();
            case PYTHON ->
                PythonLanguage.compile(PythonVersion.of(python)
                        .orElseThrow(() -> UserError.input("there is no grammar for Python " + python + "; known are "
                                + Arrays.toString(PythonVersion.values()))));
        };
    }

    /** Reads a file as UTF-8; a byte order mark is no part of the text. */
    public static String read(Path file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw UserError.input("`" + file + "` does not exist");
        } catch (CharacterCodingException e) {
            throw UserError.input("`" + file + "` is not UTF-8");
        } catch (IOException e) {
            throw UserError.input("`" + file + "` cannot be read: " + e.getMessage());
        }
    }
}
