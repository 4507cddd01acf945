package tokenward.rewards.dataflow;

import java.util.Arrays;

/** The one-to-one assignment of rows to columns with the greatest gain. */
final class Assignment {
    private Assignment() {}

    /**
     * Solves by shortest augmenting paths in O(n^2 m).
     *
     * @param gain finite, double[n][m]
     * @return the column of each row, -1 for rows left over when there are more rows than columns, int[n]
     * @see "Kuhn 1955; Jonker and Volgenant 1987"
     */
    static int[] best(double[][] gain) {
        int rows = gain.length;
        int columns = rows == 0 ? 0 : gain[0].length;
        if (rows > columns) {
            return invert(best(transposed(gain, rows, columns)), rows);
        }
        double[] rowPrice = new double[rows + 1];
        double[] columnPrice = new double[columns + 1];
        int[] rowOf = new int[columns + 1];
        for (int row = 1; row <= rows; row++) {
            augment(gain, row, rowPrice, columnPrice, rowOf);
        }
        int[] columnOf = new int[rows];
        for (int column = 1; column <= columns; column++) {
            if (rowOf[column] > 0) {
                columnOf[rowOf[column] - 1] = column - 1;
            }
        }
        return columnOf;
    }

    /** Rows and columns count from 1; column 0 stands for "no column yet". */
    private static void augment(double[][] gain, int row, double[] rowPrice, double[] columnPrice, int[] rowOf) {
        int columns = columnPrice.length - 1;
        double[] slack = new double[columns + 1];
        Arrays.fill(slack, Double.POSITIVE_INFINITY);
        boolean[] reached = new boolean[columns + 1];
        int[] cameFrom = new int[columns + 1];
        int column = 0;
        rowOf[0] = row;
        do {
            reached[column] = true;
            int at = rowOf[column];
            double least = Double.POSITIVE_INFINITY;
            int next = 0;
            for (int j = 1; j <= columns; j++) {
                if (!reached[j]) {
                    double cost = -gain[at - 1][j - 1] - rowPrice[at] - columnPrice[j];
                    if (cost < slack[j]) {
                        slack[j] = cost;
                        cameFrom[j] = column;
                    }
                    if (slack[j] < least) {
                        least = slack[j];
                        next = j;
                    }
                }
            }
            for (int j = 0; j <= columns; j++) {
                if (reached[j]) {
                    rowPrice[rowOf[j]] += least;
                    columnPrice[j] -= least;
                } else {
                    slack[j] -= least;
                }
            }
            column = next;
        } while (rowOf[column] != 0);
        while (column != 0) {
            rowOf[column] = rowOf[cameFrom[column]];
            column = cameFrom[column];
        }
    }

    private static double[][] transposed(double[][] gain, int rows, int columns) {
        double[][] turned = new double[columns][rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                turned[j][i] = gain[i][j];
            }
        }
        return turned;
    }

    private static int[] invert(int[] rowOfColumn, int rows) {
        int[] columnOf = new int[rows];
        Arrays.fill(columnOf, -1);
        for (int column = 0; column < rowOfColumn.length; column++) {
            columnOf[rowOfColumn[column]] = column;
        }
        return columnOf;
    }
}
