package tokenward.experiments.data.records;

import java.util.List;
import java.util.function.Consumer;

/** The records of a data set: how many there are, and those that are asked for. */
public interface Records {
    /** Returns how many records there are, readable or not. */
    int count();

    /**
     * Reads some records.
     *
     * @param positions from 0, increasing
     * @param reader handed each of them in that order
     */
    void read(int[] positions, Consumer<DataRecord> reader);

    /** Returns records that are in memory. */
    static Records of(List<DataRecord> records) {
        return new Records() {
            @Override
            public int count() {
                return records.size();
            }

            @Override
            public void read(int[] positions, Consumer<DataRecord> reader) {
                for (int position : positions) {
                    reader.accept(records.get(position));
                }
            }
        };
    }
}
