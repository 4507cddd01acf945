package tokenward.experiments.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.experiments.data.records.CsvRecords;
import tokenward.experiments.data.records.DataRecord;
import tokenward.rewards.api.Task;

class RoboInstructTest {
    @TempDir
    private Path folder;

    @Test
    void values_in_quotes_keep_commas_line_breaks_and_quotes() throws IOException {
        List<DataRecord> records = read("prompt,program,text\n\"Say \"\"hi\"\", then stop\","
                + "\"def task_program():\n    say(\"\"hi\"\")\n\",x\nGo,pass,y\r\n");

        assertThat(records).hasSize(2);
        assertThat(records.get(0).object().get("prompt").asText()).isEqualTo("Say \"hi\", then stop");
        assertThat(records.get(0).object().get("program").asText()).isEqualTo("def task_program():\n    say(\"hi\")\n");
        assertThat(records.get(1).object().get("text").asText()).isEqualTo("y");
    }

    @Test
    void a_row_of_another_length_is_a_fault_of_that_row() throws IOException {
        List<DataRecord> records = read("prompt,program\nonly one\nGo,pass\n");

        assertThat(records.get(0).fault()).isEqualTo("has 1 columns, and the header has 2");
        assertThat(records.get(1).fault()).isEmpty();
    }

    @Test
    void prompt_and_program_become_instruction_and_solution() throws IOException {
        DataRecord record = read("prompt,program,text\nWave,\"def task_program():\n    say(\"\"hi\"\")\n\",x\n")
                .get(0);

        Task task = RecordShape.of(record.object()).toTask(record.object(), "1");

        assertThat(task.instruction()).isEqualTo("Wave");
        assertThat(task.solution().orElseThrow()).startsWith("def task_program");
    }

    private List<DataRecord> read(String text) throws IOException {
        Path file = folder.resolve("pairs.csv");
        Files.writeString(file, text);
        return CsvRecords.read(file);
    }
}
