package tokenward.dsl.type;

/**
 * Two numbers and all between.
 *
 * @param low smallest
 * @param high largest
 */
public record Bounds(double low, double high) {
    @Override
    public String toString() {
        return low + " .. " + high;
    }
}
