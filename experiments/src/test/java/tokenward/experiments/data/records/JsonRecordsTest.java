package tokenward.experiments.data.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.experiments.data.Tasks;

class JsonRecordsTest {
    @TempDir
    private Path folder;

    @Test
    void a_line_that_is_no_record_keeps_its_place_and_says_why() throws IOException {
        Path file = Files.writeString(folder.resolve("train.jsonl"), "{\"a\": 1}\n\n{\"a\"\n[1]\n{\"a\": NaN}\n");

        List<DataRecord> records = JsonRecords.read(file);

        assertThat(records).extracting(DataRecord::position).containsExactly(1L, 3L, 4L, 5L);
        assertThat(records.get(1).fault()).startsWith("is no JSON: ").contains(" at column ");
        assertThat(records.get(2).fault()).isEqualTo("is not a JSON object");
        assertThat(records.get(3).object().get("a").asDouble()).isNaN();
    }

    @Test
    void bytes_that_are_no_text_are_refused_rather_than_replaced() throws IOException {
        Path file = Files.write(folder.resolve("train.jsonl"), "{\"a\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(JsonRecords.read(file).getFirst().fault()).startsWith("is not UTF-8");
    }

    @Test
    void a_record_of_open_code_instruct_is_told_by_its_question_and_answer() throws IOException {
        Path file = Files.writeString(
                folder.resolve("train.jsonl"),
                "{\"id\": \"a\", \"input\": \"Say hi.\", \"output\": \"print('hi')\"}\n");

        assertThat(Tasks.read(file).getFirst().instruction()).isEqualTo("Say hi.");
        assertThat(Tasks.read(file).getFirst().solution()).contains("print('hi')");
    }
}
