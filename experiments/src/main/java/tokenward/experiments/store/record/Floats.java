package tokenward.experiments.store.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** One number for every response token, float[T]; a JSON array on disk. Immutable. */
public final class Floats {
    private static final Floats NONE = new Floats(new float[0]);

    private final float[] values;

    private Floats(float[] values) {
        this.values = values;
    }

    /** Wraps a copy of the numbers. */
    @JsonCreator
    public static Floats of(float... values) {
        return new Floats(values.clone());
    }

    /** Rounds numbers computed in double. */
    public static Floats of(double[] values) {
        float[] rounded = new float[values.length];
        for (int t = 0; t < values.length; t++) {
            rounded[t] = (float) values[t];
        }
        return new Floats(rounded);
    }

    /** Returns the empty list: nothing was recorded. */
    public static Floats none() {
        return NONE;
    }

    /** Returns how many there are: the number of tokens, or 0 when nothing was recorded. */
    public int length() {
        return values.length;
    }

    /** Returns whether nothing was recorded. */
    public boolean isEmpty() {
        return values.length == 0;
    }

    /** Returns the number of token t. */
    public float at(int t) {
        return values[t];
    }

    /** Returns the sum over tokens, added in double. */
    public double sum() {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    /** Returns the largest magnitude; 0 when there are none. */
    public float largest() {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** Returns a copy, float[T]. */
    @JsonValue
    public float[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Floats that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
