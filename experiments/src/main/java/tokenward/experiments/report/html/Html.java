package tokenward.experiments.report.html;

/** Writes HTML: every text is escaped, every element that is opened is closed by name. */
final class Html {
    private final StringBuilder page = new StringBuilder();

    /** Opens an element; attributes are names and values in turn. */
    Html open(String tag, String... attributes) {
        page.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            page.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(attributes[i + 1]))
                    .append('"');
        }
        page.append('>');
        return this;
    }

    /** Closes an element. */
    Html close(String tag) {
        page.append("</").append(tag).append('>');
        return this;
    }

    /** Writes text. */
    Html text(String text) {
        page.append(escape(text));
        return this;
    }

    /** Writes an element that holds only text. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** Writes markup as it is. */
    Html raw(String markup) {
        page.append(markup);
        return this;
    }

    /** Starts a line, so that a reader of the source finds the way. */
    Html line() {
        page.append('\n');
        return this;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
