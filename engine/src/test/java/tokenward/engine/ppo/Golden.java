package tokenward.engine.ppo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.assertj.core.data.Offset;

/** Values computed by executing TRL v0.11.4, verl, OpenRLHF and PyTorch; the file's {@code meta} names the commits. */
final class Golden {
    private static final String FILE = "/golden/ppo_golden.json";

    private Golden() {}

    static JsonNode read(String key) {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream(FILE))) {
            return new ObjectMapper().readTree(in).required(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double[] row(JsonNode node) {
        double[] row = new double[node.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = node.get(i).doubleValue();
        }
        return row;
    }

    static double[][] rows(JsonNode node) {
        double[][] rows = new double[node.size()][];
        for (int b = 0; b < rows.length; b++) {
            rows[b] = row(node.get(b));
        }
        return rows;
    }

    /** Cuts rows to the columns a mask keeps: our batches are ragged and hold no padding. */
    static double[][] kept(JsonNode node, JsonNode mask) {
        double[][] all = rows(node);
        double[][] keep = rows(mask);
        double[][] kept = new double[all.length][];
        for (int b = 0; b < all.length; b++) {
            double[] row = new double[all[b].length];
            int n = 0;
            for (int t = 0; t < all[b].length; t++) {
                if (keep[b][t] != 0) {
                    row[n++] = all[b][t];
                }
            }
            kept[b] = java.util.Arrays.copyOf(row, n);
        }
        return kept;
    }

    static void assertRows(double[][] found, double[][] expected, String what) {
        assertThat(found.length).isEqualTo(expected.length);
        for (int b = 0; b < expected.length; b++) {
            assertClose(found[b], expected[b], what + ", row " + b);
        }
    }

    static void assertClose(double[] found, double[] expected, String what) {
        assertThat(found.length).as(what).isEqualTo(expected.length);
        for (int t = 0; t < expected.length; t++) {
            assertThat(found[t]).as("%s, token %d", what, t).isCloseTo(expected[t], relative(expected[t]));
        }
    }

    static Offset<Double> relative(double scale) {
        return within(1e-9 * Math.max(1, Math.abs(scale)));
    }
}
