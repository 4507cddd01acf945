package tokenward.experiments.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import tokenward.rewards.api.InfrastructureException;

/**
 * EvalPlus as installed in a Python of the user's, to measure against on the same machine in the same run.
 *
 * @param python an interpreter that can import {@code evalplus}
 * @see "EvalPlus, evalplus/eval/__init__.py, untrusted_check; Liu et al. 2023"
 */
public record EvalPlusPeer(Path python) {
    private static final String SCRIPT = "evalplus_speed.py";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Returns how many reference solutions EvalPlus judges a second on their base inputs.
     *
     * @param problems a file of MBPP+
     * @throws InfrastructureException when that Python does not start or EvalPlus does not run in it
     */
    public double perSecond(Path problems, Duration least, int workers) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                python.toString(),
                "-c",
                script(),
                problems.toAbsolutePath().toString(),
                Long.toString(least.toSeconds()),
                Integer.toString(workers)));
        try {
            Process process = builder.redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said;
            try (InputStream out = process.getInputStream()) {
                said = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
            }
            String last = said.substring(said.lastIndexOf('\n') + 1);
            if (process.waitFor() != 0) {
                throw new InfrastructureException("EvalPlus did not run in " + python + ": " + last);
            }
            JsonNode rate = MAPPER.readTree(last).path("programs_per_second");
            if (!rate.isNumber()) {
                throw new InfrastructureException("EvalPlus said no speed in " + python + ": " + last);
            }
            return rate.asDouble();
        } catch (JsonProcessingException e) {
            throw new InfrastructureException("EvalPlus said no speed in " + python, e);
        } catch (IOException e) {
            throw new InfrastructureException("cannot run " + python + ": " + e.getMessage(), e);
        }
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(EvalPlusPeer.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
