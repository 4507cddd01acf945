package tokenward.experiments.starter;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * One line of a data file, in the shape of MBPP's records, with the composition the splits are made by.
 *
 * @param text the instruction
 * @param code a program; in the corpus it may be flawed
 * @param taskId number, unique within the file
 * @param testSetupCode code to run before the tests; always empty
 * @param testList assert statements; the prompt shows the first
 * @param challengeTestList further asserts; always empty
 * @param composition names of the steps, in order
 */
@JsonPropertyOrder({"text", "code", "task_id", "test_setup_code", "test_list", "challenge_test_list", "composition"})
record TaskRecord(
        String text,
        String code,
        @JsonProperty("task_id") int taskId,
        @JsonProperty("test_setup_code") String testSetupCode,
        @JsonProperty("test_list") List<String> testList,
        @JsonProperty("challenge_test_list") List<String> challengeTestList,
        String composition) {
    TaskRecord {
        testList = List.copyOf(testList);
        challengeTestList = List.copyOf(challengeTestList);
    }
}
