package tokenward.experiments.figure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Turns figures into files. The same figure gives the same bytes. */
public final class Renderer {
    private static final float PNG_DPI = 220;

    private final Fonts fonts = new Fonts();

    /** Returns a picture for a file of its own. */
    public String svg(Figure figure) {
        SvgCanvas canvas = new SvgCanvas();
        figure.paint(canvas, fonts);
        return canvas.toSvg(figure);
    }

    /** Returns a picture to stand in a page that knows the colours of {@link Ink}. */
    public String inlineSvg(Figure figure) {
        SvgCanvas canvas = new SvgCanvas();
        figure.paint(canvas, fonts);
        return canvas.toInlineSvg(figure);
    }

    /** Returns a page of PDF as large as the figure, fonts embedded. */
    public byte[] pdf(Figure figure) {
        try (PDDocument document = new PDDocument()) {
            try (PdfCanvas canvas = new PdfCanvas(document, figure, fonts)) {
                figure.paint(canvas, fonts);
            }
            document.getDocumentInformation().setTitle(figure.title());
            document.getDocumentInformation().setCreator("Tokenward");
            // Without an id of our own the file would carry the time of day.
            document.setDocumentId(1L);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException bug) {
            throw new UncheckedIOException("a figure cannot be drawn as PDF", bug);
        }
    }

    /** Returns the page of PDF as pixels, at twice the resolution of a screen and more. */
    public byte[] png(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new PDFRenderer(document).renderImageWithDPI(0, PNG_DPI, ImageType.RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException bug) {
            throw new UncheckedIOException("a figure cannot be drawn as PNG", bug);
        }
    }
}
