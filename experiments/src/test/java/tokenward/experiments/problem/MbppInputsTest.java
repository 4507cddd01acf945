package tokenward.experiments.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tokenward.experiments.data.records.JsonRecords;
import tokenward.rewards.value.PyValue;

class MbppInputsTest {
    @ParameterizedTest
    @CsvSource({
        "1j, 0, 1",
        "(-0-1e-16j), -0.0, -1e-16",
        "1e-100j, 0, 1e-100",
        "(0.5+0.5j), 0.5, 0.5",
        "(1e-5-2e+3j), 1e-5, -2e3",
        "69.02, 69.02, 0",
        "-0.2j, 0, -0.2",
        "-j, 0, -1"
    })
    void complex_numbers_read_as_python_writes_them(String text, double real, double imaginary) {
        assertThat(MbppInputs.complex(PyValue.of(text))).isEqualTo(new PyValue.Complex(real, imaginary));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2   | [[[1, 2], [3]]]          | [[(1, 2), (3,)]]",
                "63  | [[[[1, 2], [3, 4]]]]     | [[[(1, 2), (3, 4)]]]",
                "75  | [[[[1], [2]], 7]]        | [[[(1,), (2,)], 7]]",
                "106 | [[[1], [2]]]             | [[[1], (2,)]]",
                "115 | [[[[1, 2], []]]]         | [[[{1, 2}, {}]]]",
                "250 | [[[1], 8]]               | [[(1,), 8]]",
                "259 | [[[[1], [2]], [[3]]]]    | [[((1,), (2,)), ((3,),)]]",
                "278 | [[[1, [2, 3], \"a\"]]]   | [[(1, (2, 3), 'a')]]",
                "307 | [[[1], 2, 3]]            | [[(1,), 2, 3]]",
                "722 | [[{\"k\": [1]}, 2]]      | [[{'k': (1,)}, 2]]",
                "580 | [[[1, [2]]]]             | [((1, (2,)),)]",
                "3   | [[[1], 2.0, true, null]] | [[[1], 2.0, True, None]]"
            })
    void each_task_has_its_casts(int task, String inputs, String expected) throws JsonProcessingException {
        List<PyValue> cast = MbppInputs.of(task, JsonRecords.JSON.readTree(inputs));

        assertThat(cast).hasToString(expected.strip());
    }

    @Test
    void numbers_keep_their_size() throws JsonProcessingException {
        String big = "1" + "0".repeat(400);

        assertThat(MbppInputs.of(3, JsonRecords.JSON.readTree("[[" + big + "]]")))
                .hasToString("[[" + big + "]]");
    }
}
