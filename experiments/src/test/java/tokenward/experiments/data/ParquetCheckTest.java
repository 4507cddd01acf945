package tokenward.experiments.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.dsl.Experiments;
import tokenward.grammars.text.DiagnosticRenderer;

/** What {@code exp check} says of the columns of Parquet files, which DuckDB wrote. */
class ParquetCheckTest {
    private static final String SOUND =
            "SELECT 'i' AS id, 'a' AS input, 'b' AS output, ['x', 'y'] AS unit_tests, {'k': 1, 'l': [2]} AS extra";

    @TempDir
    private Path folder;

    @Test
    void a_file_with_the_columns_of_its_format_is_sound() throws IOException, SQLException {
        write(SOUND + ", 1 AS last FROM range(3000)", "train.parquet");

        assertThat(check("path = \"train.parquet\"")).isEmpty();
    }

    @Test
    void a_missing_column_is_told_with_the_near_name() throws IOException, SQLException {
        write(SOUND.replace("AS input", "AS inputs"), "train.parquet");

        assertThat(check("path = \"train.parquet\"\n    format = open_code_instruct"))
                .isEqualTo("""
                error[E0803]: the records have no column `input`, which says what to program
                 --> FILE:4:12
                  |
                3 |   data train {
                4 |     path = "train.parquet"
                  |            ^^^^^^^^^^^^^^^ has `id`, `inputs`, `output`, `unit_tests`, `extra`
                  = help: name it: `columns { instruction = "inputs" }`
                """);
    }

    @Test
    void a_stated_column_is_looked_for_in_the_schema_even_where_bad_records_are_left_out()
            throws IOException, SQLException {
        write(SOUND, "train.parquet");

        assertThat(check("path = \"train.parquet\"\n    skip_bad = true\n    columns.tests = \"unit_test\""))
                .contains("the records have no column `unit_test`", "did you mean `\"unit_tests\"`?");
    }

    @Test
    void a_reward_without_its_column_is_warned_of_with_the_near_name() throws IOException, SQLException {
        write(SOUND.replace("AS unit_tests", "AS unit_testss"), "train.parquet");

        assertThat(check("path = \"train.parquet\"\n    format = open_code_instruct"))
                .contains("warning[W0410]", "name it: `columns { tests = \"unit_testss\" }`");
    }

    @Test
    void of_a_directory_the_first_file_of_the_split_counts() throws IOException, SQLException {
        Files.createDirectory(folder.resolve("data"));
        write("SELECT 'a' AS question", "data/test-00000-of-00001.parquet");
        write(SOUND, "data/train-00000-of-00001.parquet");

        assertThat(check("path = \"data\"\n    split = \"train\"")).isEmpty();
        assertThat(check("path = \"data\"\n    split = \"test\"")).contains("has `question`");
    }

    @Test
    void what_is_no_parquet_is_left_to_its_reader() throws IOException {
        for (String text :
                new String[] {"", "PAR1", "PAR1\u0015\u0002\u0019\u0001\u0000\u0000\u0000PAR1", "x".repeat(999)}) {
            Files.writeString(folder.resolve("train.parquet"), text);

            assertThat(check("path = \"train.parquet\"")).isEmpty();
        }
    }

    private String check(String data) throws IOException {
        Path file = Files.writeString(folder.resolve("e.exp"), """
                experiment e {
                  model policy { checkpoint = "org/model" }
                  data train {
                    DATA
                  }
                  reward unit_tests { weight = 1 }
                }
                """.replace("DATA", data));
        return new DiagnosticRenderer(false)
                .render(Experiments.check(file, java.util.List.of()).diagnostics())
                .replace(file.toString(), "FILE");
    }

    private void write(String query, String name) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("COPY (" + query + ") TO '" + folder.resolve(name) + "' (FORMAT parquet)");
        }
    }
}
