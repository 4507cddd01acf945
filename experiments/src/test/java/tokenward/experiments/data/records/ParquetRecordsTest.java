package tokenward.experiments.data.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tokenward.dsl.vocabulary.DataSettings;
import tokenward.experiments.data.Tasks;
import tokenward.rewards.api.Task;

/** Reads Parquet files that DuckDB wrote, which shares no code with the reader. */
class ParquetRecordsTest {
    /** The columns of OpenCodeInstruct's card, all of them strings; one in a thousand is bad on purpose. */
    private static final String OPEN_CODE_INSTRUCT = """
            SELECT 'row-' || i AS id,
                   'Write f_' || i || ' that adds ' || i || '.' AS input,
                   '```python\ndef f_' || i || '(x):\n    return x + ' || i || '\n```' AS output,
                   'generic' AS domain,
                   'self-instruct' AS generation_algorithm,
                   '{"requirement_conformance": {"score": 5}}' AS llm_judgement,
                   CASE WHEN i %% 1000 = 7 THEN 'no list'
                        ELSE '["\\nassert f_' || i || '(1) == ' || (i + 1) || '\\n"]' END AS unit_tests,
                   '["pass"]' AS tests_execution_status,
                   '1.0' AS average_test_score
            FROM range(%d) AS rows(i)""";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "zstd", "gzip", "lz4_raw", "uncompressed"})
    void records_of_open_code_instruct_become_tasks(String codec) {
        Path file = write(OPEN_CODE_INSTRUCT.formatted(5), "train.parquet", codec);

        List<Task> tasks = Tasks.load(data(file, new DataSettings.Select.All(), false), warning -> {});

        assertThat(tasks).hasSize(5);
        Task third = tasks.get(2);
        assertThat(third.id()).isEqualTo("row-2");
        assertThat(third.instruction()).isEqualTo("Write f_2 that adds 2.");
        assertThat(third.solution()).contains("def f_2(x):\n    return x + 2");
        assertThat(third.tests()).containsExactly("assert f_2(1) == 3");
        assertThat(third.fields()).containsEntry("average_test_score", "1.0");
    }

    @Test
    void a_seeded_sample_is_the_same_each_time_and_ends_in_the_order_of_the_file() {
        Path file = write(OPEN_CODE_INSTRUCT.formatted(6_000), "train.parquet", "snappy");
        DataSettings data = data(file, new DataSettings.Select.Random(50, 42), true);

        List<Task> tasks = Tasks.load(data, warning -> {});

        assertThat(tasks).hasSize(50).isEqualTo(Tasks.load(data, warning -> {}));
        assertThat(tasks.stream().map(task -> Integer.parseInt(task.id().substring(4))))
                .isSorted()
                .anyMatch(row -> row > 4_096);
    }

    @Test
    void bad_rows_are_named_and_left_out_only_where_the_file_says_so() {
        Path file = write(OPEN_CODE_INSTRUCT.formatted(2_000), "train.parquet", "snappy");
        List<String> warnings = new ArrayList<>();

        List<Task> tasks = Tasks.load(data(file, new DataSettings.Select.All(), true), warnings::add);

        assertThat(tasks).hasSize(1_998);
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("left out 2 of 2000 records", file + ":8: column `unit_tests` is no JSON list");
        assertThatThrownBy(() -> Tasks.load(data(file, new DataSettings.Select.All(), false), warning -> {}))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file + ":8: column `unit_tests`")
                .hasMessageContaining("skip_bad = true");
    }

    @Test
    void an_instruction_that_is_null_or_blank_makes_a_bad_row() {
        Path file = write(
                "SELECT id, CASE id WHEN 'row-1' THEN NULL WHEN 'row-3' THEN '  ' ELSE input END AS input, output,"
                        + " CASE id WHEN 'row-2' THEN NULL WHEN 'row-0' THEN '{' ELSE unit_tests END AS unit_tests"
                        + " FROM (" + OPEN_CODE_INSTRUCT.formatted(6) + ")",
                "train.parquet",
                "zstd");
        List<String> warnings = new ArrayList<>();

        List<Task> tasks = Tasks.load(data(file, new DataSettings.Select.All(), true), warnings::add);

        assertThat(tasks).extracting(Task::id).containsExactly("row-2", "row-4", "row-5");
        assertThat(tasks.getFirst().tests()).isEmpty();
        assertThat(warnings.getFirst())
                .contains(
                        "left out 3 of 6 records",
                        ":1: column `unit_tests` is no JSON list",
                        ":2: column `input` is empty",
                        ":4: column `input` is empty")
                .doesNotContain("Source:");
    }

    @Test
    void lists_nulls_and_numbers_keep_their_kind() {
        Path file = write(
                "SELECT 11 AS task_id, 'Say hi.' AS text, 'print()' AS code, ['assert True', 'assert 1'] AS test_list,"
                        + " NULL::VARCHAR AS test_setup_code, 2.5 AS score, true AS good",
                "mbpp.parquet",
                "snappy");

        Task task = Tasks.load(data(file, new DataSettings.Select.All(), false), warning -> {})
                .getFirst();

        assertThat(task.id()).isEqualTo("11");
        assertThat(task.tests()).containsExactly("assert True", "assert 1");
        assertThat(task.setup()).isEmpty();
    }

    @Test
    void the_files_of_a_directory_are_read_in_order_and_by_split() {
        write("SELECT 'b' AS instruction", "train-00001-of-00002.parquet", "snappy");
        write("SELECT 'a' AS instruction", "train-00000-of-00002.parquet", "snappy");
        write("SELECT 'c' AS instruction", "test-00000-of-00001.parquet", "snappy");

        assertThat(instructions(RecordFiles.open(folder, Optional.of("train")))).containsExactly("a", "b");
        assertThat(instructions(RecordFiles.open(folder, Optional.empty()))).containsExactly("c", "a", "b");
    }

    @Test
    void beside_parquet_files_others_do_not_count() throws IOException {
        write("SELECT 'a' AS instruction", "train.parquet", "snappy");
        Files.writeString(folder.resolve("dataset_infos.json"), "{\"default\": {}}");

        assertThat(instructions(RecordFiles.open(folder, Optional.empty()))).containsExactly("a");
    }

    @Test
    void a_file_that_is_no_parquet_or_only_the_beginning_of_one_is_named() throws IOException {
        Path whole = write(OPEN_CODE_INSTRUCT.formatted(50), "whole.parquet", "snappy");
        byte[] half = Arrays.copyOf(Files.readAllBytes(whole), (int) Files.size(whole) / 2);
        for (byte[] bytes : List.of(half, new byte[0], "{}".getBytes(StandardCharsets.UTF_8))) {
            Path file = Files.write(folder.resolve("train.parquet"), bytes);

            assertThatThrownBy(() -> RecordFiles.open(file, Optional.empty()))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            file + " is no readable Parquet file: it does not end as one does, so it is cut short or"
                                    + " something else");
        }
    }

    @Test
    void pages_that_are_damaged_or_packed_in_another_way_are_told_of() throws IOException {
        Path file = write(OPEN_CODE_INSTRUCT.formatted(50), "train.parquet", "lz4_raw");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 40, bytes.length / 3, (byte) 0x5a);
        Files.write(file, bytes);
        Path brotli = write(OPEN_CODE_INSTRUCT.formatted(50), "brotli.parquet", "brotli");

        assertThatThrownBy(() -> instructions(RecordFiles.open(file, Optional.empty())))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file + " is no readable Parquet file");
        assertThatThrownBy(() -> instructions(RecordFiles.open(brotli, Optional.empty())))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("its pages are compressed with brotli; write it with zstd");
    }

    private static List<String> instructions(Records records) {
        List<String> found = new ArrayList<>();
        int[] all = new int[records.count()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        records.read(all, record -> found.add(record.object().get("instruction").asText()));
        return found;
    }

    private static DataSettings data(Path file, DataSettings.Select select, boolean skipBad) {
        var columns = new DataSettings.Columns(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new DataSettings(
                "train",
                Optional.empty(),
                Optional.of(file),
                Optional.empty(),
                Optional.empty(),
                DataSettings.Format.AUTO,
                select,
                0,
                columns,
                skipBad);
    }

    private Path write(String query, String name, String codec) {
        Path file = folder.resolve(name);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet, COMPRESSION " + codec
                    + ", ROW_GROUP_SIZE 2048)");
            return file;
        } catch (SQLException fault) {
            throw new AssertionError(fault);
        }
    }
}
