package tokenward.rewards.dataflow;

/**
 * How data flow is compared.
 *
 * @param mode whether CodeBLEU's faults are kept
 * @param matching how names of the two programs are brought together
 * @param split which characters a matched edge pays
 * @param surplus what all edges without a counterpart cost together, in [0, 1]; CodeBLEU ignores them
 */
public record DataFlowConfig(Mode mode, Matching matching, Split split, double surplus) {
    /** The paper names CodeBLEU's measure and no setting: the original, edges paid where their value stands. */
    public static final DataFlowConfig DEFAULTS = new DataFlowConfig(Mode.CODEBLEU, Matching.GLOBAL, Split.HEAD, 0);

    /** Whether CodeBLEU's faults are kept. */
    public enum Mode {
        /** As the original, but for its dependence on the hash seed. */
        CODEBLEU,
        /** With its faults mended: pairing by number of children, skipped for-else bodies, cost of nested loops, 0/0. */
        FIXED
    }

    /** How names are brought together. */
    public enum Matching {
        /** Names are numbered in order of appearance, as in CodeBLEU; one variable more shifts all that follow. */
        GLOBAL,
        /** Names are paired one to one so that many edges agree; for the ablation. */
        BIPARTITE
    }

    /** Which characters an edge pays. */
    public enum Split {
        /** The value itself. */
        HEAD,
        /** Half to the value, half to those it depends on in equal parts. */
        HEAD_AND_PARENTS
    }

    public DataFlowConfig {
        if (!(surplus >= 0 && surplus <= 1)) {
            throw new IllegalArgumentException("surplus must lie in [0, 1], not " + surplus);
        }
    }
}
