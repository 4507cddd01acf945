package tokenward.dsl.type;

/**
 * An amount of memory.
 *
 * @param bytes how many bytes
 */
public record Memory(long bytes) {
    private static final long KIB = 1024;

    /** Returns whole mebibytes. */
    public static Memory mebibytes(long count) {
        return new Memory(count * KIB * KIB);
    }

    /** Returns it in the largest binary unit that divides it, as written in a file. */
    @Override
    public String toString() {
        String[] units = {"B", "KiB", "MiB", "GiB"};
        long left = bytes;
        int unit = 0;
        while (unit < 3 && left != 0 && left % KIB == 0) {
            left /= KIB;
            unit++;
        }
        return left + " " + units[unit];
    }
}
