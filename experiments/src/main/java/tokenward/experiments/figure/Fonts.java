package tokenward.experiments.figure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The three faces figures are set in, and how wide their characters are. */
public final class Fonts {
    /** The faces: those of the Liberation fonts, which have the widths of Arial and Courier New. */
    public enum Face {
        /** For text. */
        SANS("LiberationSans-Regular", "Inter, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif", false),
        /** For titles. */
        BOLD("LiberationSans-Bold", "Inter, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif", true),
        /** For code. */
        MONO("LiberationMono-Regular", "'Liberation Mono', 'Courier New', Menlo, Consolas, monospace", false);

        private final String file;
        private final String family;
        private final boolean bold;

        Face(String file, String family, boolean bold) {
            this.file = file;
            this.family = family;
            this.bold = bold;
        }

        String family() {
            return family;
        }

        boolean isBold() {
            return bold;
        }

        InputStream open() {
            InputStream font = Fonts.class.getResourceAsStream("/liberation/" + file + ".ttf");
            if (font == null) {
                throw new IllegalStateException("the font " + file + " is missing from the class path");
            }
            return font;
        }
    }

    private final Map<Face, TrueTypeFont> fonts = new EnumMap<>(Face.class);

    /** Loads the faces. */
    public Fonts() {
        for (Face face : Face.values()) {
            try (InputStream font = face.open()) {
                fonts.put(face, new TTFParser().parse(new RandomAccessReadBuffer(font)));
            } catch (IOException cause) {
                throw new UncheckedIOException("the font " + face.file + " cannot be read", cause);
            }
        }
    }

    /** Returns how many pixels wide a text is. */
    public double width(String text, Face face, double size) {
        TrueTypeFont font = font(face);
        try {
            CmapLookup glyphs = font.getUnicodeCmapLookup();
            double width = 0;
            for (int c : text.codePoints().toArray()) {
                width += font.getAdvanceWidth(glyphs.getGlyphId(c));
            }
            return width / font.getUnitsPerEm() * size;
        } catch (IOException cause) {
            throw new UncheckedIOException("the font " + face.file + " cannot be read", cause);
        }
    }

    /** Returns a text with a box for every character the face lacks. */
    String printable(String text, Face face) {
        try {
            CmapLookup glyphs = font(face).getUnicodeCmapLookup();
            StringBuilder printable = new StringBuilder();
            text.codePoints().forEach(c -> printable.appendCodePoint(glyphs.getGlyphId(c) == 0 ? '\u25a1' : c));
            return printable.toString();
        } catch (IOException cause) {
            throw new UncheckedIOException("the font " + face.file + " cannot be read", cause);
        }
    }

    private TrueTypeFont font(Face face) {
        TrueTypeFont font = fonts.get(face);
        if (font == null) {
            throw new IllegalStateException("the font " + face + " was never loaded");
        }
        return font;
    }
}
