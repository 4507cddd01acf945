package tokenward.experiments.figure;

/** Lines of CSV with a heading: what a figure shows, in numbers. */
public final class Rows {
    private final StringBuilder text;

    /** Begins with the names of the columns, separated by commas. */
    Rows(String heading) {
        this.text = new StringBuilder(heading).append('\n');
    }

    /** Adds a line of texts and numbers; numbers in full precision. */
    Rows add(Object... values) {
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ",").append(quoted(String.valueOf(values[i])));
        }
        text.append('\n');
        return this;
    }

    /** Returns a value as CSV holds it: in quotes where it has a comma, a quote or a line break. */
    public static String quoted(String value) {
        return value.matches("[^\",\r\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
