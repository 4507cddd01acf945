package tokenward.experiments.figure;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Writes SVG. Colours are attributes, so that every program shows the light form; a style sheet, which attributes yield
 * to, turns them dark where the reader asks for it.
 */
final class SvgCanvas implements Canvas {
    private final StringBuilder shapes = new StringBuilder();
    private final Set<Ink> used = EnumSet.noneOf(Ink.class);

    @Override
    public void polyline(double[] x, double[] y, Stroke stroke, String name) {
        shapes.append("<polyline class=\"k-").append(stroke.ink().word());
        shapes.append(name.isEmpty() ? "\"" : " line\" data-name=\"" + escape(name) + "\"");
        shapes.append(" fill=\"none\" stroke=\"").append(ink(stroke.ink())).append('"');
        attribute("stroke-width", stroke.width());
        if (stroke.opacity() < 1) {
            attribute("stroke-opacity", stroke.opacity());
        }
        if (stroke.dash() > 0) {
            attribute("stroke-dasharray", stroke.dash());
        }
        shapes.append(" stroke-linejoin=\"round\" stroke-linecap=\"round\"");
        points(x, y);
    }

    @Override
    public void area(double[] x, double[] y, Ink ink, double opacity) {
        shapes.append("<polygon");
        fill(ink, opacity);
        points(x, y);
    }

    @Override
    public void box(double x, double y, double width, double height, Ink ink, double opacity) {
        shapes.append("<rect");
        fill(ink, opacity);
        attribute("x", x);
        attribute("y", y);
        attribute("width", width);
        attribute("height", height);
        shapes.append("/>\n");
    }

    @Override
    public void disc(double x, double y, double radius, Ink ink, String name) {
        shapes.append("<circle");
        fill(ink, 1);
        attribute("cx", x);
        attribute("cy", y);
        attribute("r", radius);
        shapes.append("><title>").append(escape(name)).append("</title></circle>\n");
    }

    @Override
    public void text(String text, double x, double y, TextStyle style) {
        if (text.isBlank()) {
            return;
        }
        shapes.append("<text");
        fill(style.ink(), 1);
        attribute("x", x);
        attribute("y", y);
        attribute("font-size", style.size());
        shapes.append(" font-family=\"").append(style.face().family()).append('"');
        if (style.face().isBold()) {
            shapes.append(" font-weight=\"600\"");
        }
        if (style.face() == Fonts.Face.MONO) {
            // One cell per character even where another monospaced font stands in.
            attribute("textLength", 0.6 * style.size() * text.codePointCount(0, text.length()));
            shapes.append(" xml:space=\"preserve\"");
        }
        if (style.anchor() != Anchor.START) {
            shapes.append(" text-anchor=\"")
                    .append(style.anchor().name().toLowerCase(Locale.ROOT))
                    .append('"');
        }
        shapes.append('>').append(escape(text)).append("</text>\n");
    }

    @Override
    public void scale(Scale x, Scale y, String label) {
        shapes.append("<rect class=\"panel\" fill=\"none\" pointer-events=\"all\"");
        attribute("x", x.from());
        attribute("y", y.to());
        attribute("width", x.to() - x.from());
        attribute("height", y.from() - y.to());
        shapes.append(" data-x=\"").append(x.low()).append(' ').append(x.high());
        shapes.append("\" data-y=\"").append(y.low()).append(' ').append(y.high());
        shapes.append("\" data-label=\"").append(escape(label)).append("\"/>\n");
    }

    /** Returns the whole picture. */
    String toSvg(Figure figure) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(figure.width()) + " "
                + number(figure.height()) + "\" width=\"" + number(figure.width()) + "\" height=\""
                + number(figure.height()) + "\" role=\"img\" aria-label=\"" + escape(figure.title()) + "\">\n"
                + "<title>" + escape(figure.title()) + "</title>\n" + style() + shapes + "</svg>\n";
    }

    /** Returns the picture for a page, which has the style sheet itself. */
    String toInlineSvg(Figure figure) {
        String whole = toSvg(figure);
        int title = whole.indexOf("<title>");
        return whole.substring(0, title) + shapes + "</svg>\n";
    }

    private String style() {
        StringBuilder style = new StringBuilder("<style>@media (prefers-color-scheme: dark) {");
        for (Ink ink : used) {
            style.append(" .f-").append(ink.word()).append(" { fill: ").append(ink.dark());
            style.append(" } .k-")
                    .append(ink.word())
                    .append(" { stroke: ")
                    .append(ink.dark())
                    .append(" }");
        }
        return style.append(" }</style>\n").toString();
    }

    private void fill(Ink ink, double opacity) {
        shapes.append(" class=\"f-")
                .append(ink.word())
                .append("\" fill=\"")
                .append(ink(ink))
                .append('"');
        if (opacity < 1) {
            attribute("fill-opacity", opacity);
        }
    }

    private String ink(Ink ink) {
        used.add(ink);
        return ink.light();
    }

    private void points(double[] x, double[] y) {
        shapes.append(" points=\"");
        for (int i = 0; i < x.length; i++) {
            shapes.append(i == 0 ? "" : " ").append(number(x[i])).append(',').append(number(y[i]));
        }
        shapes.append("\"/>\n");
    }

    private void attribute(String name, double value) {
        shapes.append(' ').append(name).append("=\"").append(number(value)).append('"');
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(c < ' ' && c != '\n' && c != '\t' ? '\ufffd' : c);
            }
        }
        return escaped.toString();
    }
}
