package tokenward.dsl.resolve;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tokenward.dsl.syntax.ExpCode;
import tokenward.grammars.text.Diagnostic;

/** Files in another encoding than UTF-8. */
final class Encodings {
    private Encodings() {}

    /** Returns what keeps a file from being UTF-8 text, and where. */
    static Diagnostic fault(Path file) {
        Diagnostic problem = Diagnostic.of(ExpCode.E0802, "`" + file + "` is not UTF-8 text");
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException gone) {
            return problem;
        }
        if (bytes.length >= 2 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE) {
            return problem.note("it begins as UTF-16 does").help("save it as UTF-8, or run `iconv -f UTF-16 -t UTF-8`");
        }
        ByteBuffer left = ByteBuffer.wrap(bytes);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer sound = CharBuffer.allocate(bytes.length + 1);
        decoder.decode(left, sound, true);
        if (left.hasRemaining()) {
            String before = sound.flip().toString();
            long line = before.chars().filter(c -> c == '\n').count() + 1;
            int column = before.length() - before.lastIndexOf('\n');
            problem = problem.note(String.format(
                    Locale.ROOT,
                    "byte 0x%02X at line %d, column %d begins no character",
                    left.get(left.position()) & 0xFF,
                    line,
                    column));
        }
        return problem.help("save it as UTF-8; `iconv -f ISO-8859-1 -t UTF-8` turns Western European text into it");
    }
}
