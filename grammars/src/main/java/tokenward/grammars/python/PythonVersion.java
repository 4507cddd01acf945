package tokenward.grammars.python;

import java.util.Arrays;
import java.util.Optional;

/** A version of CPython whose syntax is known here. */
public enum PythonVersion {
    V3_8(8),
    V3_9(9),
    V3_10(10),
    V3_11(11),
    V3_12(12),
    V3_13(13);

    /** The newest one. */
    public static final PythonVersion LATEST = V3_13;

    private final int minor;

    PythonVersion(int minor) {
        this.minor = minor;
    }

    /** Returns the version of a name such as {@code 3.11}. */
    public static Optional<PythonVersion> of(String name) {
        return Arrays.stream(values()).filter(v -> v.toString().equals(name)).findFirst();
    }

    /** Returns the number after the dot. */
    public int minor() {
        return minor;
    }

    @Override
    public String toString() {
        return "3." + minor;
    }
}
