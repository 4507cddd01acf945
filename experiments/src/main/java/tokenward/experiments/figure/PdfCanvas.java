package tokenward.experiments.figure;

import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;

/** Draws one page of PDF with its fonts embedded, as publishers ask for, in the light colours. */
final class PdfCanvas implements Canvas, AutoCloseable {
    private static final float POINTS = 0.75f;
    private static final double CIRCLE = 0.5523;

    private final PDPageContentStream page;
    private final PDDocument document;
    private final Fonts fonts;
    private final double height;
    private final Map<Fonts.Face, PDType0Font> faces = new EnumMap<>(Fonts.Face.class);
    private final Map<Float, PDExtendedGraphicsState> opacities = new HashMap<>();

    PdfCanvas(PDDocument document, Figure figure, Fonts fonts) throws IOException {
        this.document = document;
        this.fonts = fonts;
        this.height = figure.height();
        PDPage sheet = new PDPage(new PDRectangle((float) figure.width() * POINTS, (float) height * POINTS));
        document.addPage(sheet);
        page = new PDPageContentStream(document, sheet);
    }

    @Override
    public void polyline(double[] x, double[] y, Stroke stroke, String name) {
        draw(() -> {
            page.setStrokingColor(Color.decode(stroke.ink().light()));
            page.setLineWidth((float) stroke.width() * POINTS);
            page.setLineJoinStyle(1);
            page.setLineCapStyle(1);
            float[] dash = stroke.dash() > 0 ? new float[] {(float) stroke.dash() * POINTS} : new float[0];
            page.setLineDashPattern(dash, 0);
            opacity(stroke.opacity());
            path(x, y);
            page.stroke();
        });
    }

    @Override
    public void area(double[] x, double[] y, Ink ink, double opacity) {
        draw(() -> {
            page.setNonStrokingColor(Color.decode(ink.light()));
            opacity(opacity);
            path(x, y);
            page.fill();
        });
    }

    @Override
    public void box(double x, double y, double width, double height, Ink ink, double opacity) {
        area(new double[] {x, x + width, x + width, x}, new double[] {y, y, y + height, y + height}, ink, opacity);
    }

    @Override
    public void disc(double x, double y, double radius, Ink ink, String name) {
        double k = CIRCLE * radius;
        draw(() -> {
            page.setNonStrokingColor(Color.decode(ink.light()));
            opacity(1);
            page.moveTo(px(x + radius), py(y));
            curve(x + radius, y + k, x + k, y + radius, x, y + radius);
            curve(x - k, y + radius, x - radius, y + k, x - radius, y);
            curve(x - radius, y - k, x - k, y - radius, x, y - radius);
            curve(x + k, y - radius, x + radius, y - k, x + radius, y);
            page.fill();
        });
    }

    @Override
    public void text(String text, double x, double y, TextStyle style) {
        if (text.isBlank()) {
            return;
        }
        String printable = fonts.printable(text.replace('\n', ' ').replace('\t', ' '), style.face());
        double width = fonts.width(printable, style.face(), style.size());
        double left = x - (style.anchor() == Anchor.END ? width : style.anchor() == Anchor.MIDDLE ? width / 2 : 0);
        draw(() -> {
            opacity(1);
            page.beginText();
            page.setFont(face(style.face()), (float) style.size() * POINTS);
            page.setNonStrokingColor(Color.decode(style.ink().light()));
            page.newLineAtOffset(px(left), py(y));
            page.showText(printable);
            page.endText();
        });
    }

    @Override
    public void scale(Scale x, Scale y, String label) {
        // A printed page cannot be pointed at.
    }

    @Override
    public void close() throws IOException {
        page.close();
    }

    private void path(double[] x, double[] y) throws IOException {
        for (int i = 0; i < x.length; i++) {
            if (i == 0) {
                page.moveTo(px(x[i]), py(y[i]));
            } else {
                page.lineTo(px(x[i]), py(y[i]));
            }
        }
    }

    private void curve(double x1, double y1, double x2, double y2, double x3, double y3) throws IOException {
        page.curveTo(px(x1), py(y1), px(x2), py(y2), px(x3), py(y3));
    }

    private void opacity(double opacity) throws IOException {
        PDExtendedGraphicsState state = opacities.get((float) opacity);
        if (state == null) {
            state = new PDExtendedGraphicsState();
            state.setNonStrokingAlphaConstant((float) opacity);
            state.setStrokingAlphaConstant((float) opacity);
            opacities.put((float) opacity, state);
        }
        page.setGraphicsStateParameters(state);
    }

    private PDType0Font face(Fonts.Face face) throws IOException {
        PDType0Font loaded = faces.get(face);
        if (loaded == null) {
            try (InputStream font = face.open()) {
                loaded = PDType0Font.load(document, font, true);
            }
            faces.put(face, loaded);
        }
        return loaded;
    }

    private float px(double x) {
        return (float) x * POINTS;
    }

    private float py(double y) {
        return (float) (height - y) * POINTS;
    }

    /** Drawing writes to memory; it fails only by a bug of ours. */
    private static void draw(Drawing drawing) {
        try {
            drawing.run();
        } catch (IOException bug) {
            throw new UncheckedIOException("a figure cannot be drawn as PDF", bug);
        }
    }

    /** A few strokes. */
    @FunctionalInterface
    private interface Drawing {
        void run() throws IOException;
    }
}
