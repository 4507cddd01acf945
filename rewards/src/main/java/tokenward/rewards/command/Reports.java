package tokenward.rewards.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tokenward.rewards.api.InfrastructureException;

/**
 * What a tool printed, as reports.
 *
 * @param all those that count
 * @param ignored how many do not
 */
record Reports(List<Report> all, int ignored) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Reports {
        all = List.copyOf(all);
    }

    /**
     * Reads the lines of an output; those that report nothing are passed over.
     *
     * @throws InfrastructureException when a line begins like a JSON object and is none
     */
    static Reports read(String output, CommandConfig config) {
        List<Report> all = new ArrayList<>();
        int ignored = 0;
        for (String line : output.lines().toList()) {
            List<Report> found =
                    config.pattern().map(pattern -> matched(line, pattern)).orElseGet(() -> parsed(line));
            if (!found.isEmpty()
                    && config.ignore().stream().anyMatch(p -> p.matcher(line).find())) {
                ignored++;
            } else {
                all.addAll(found);
            }
        }
        return new Reports(all, ignored);
    }

    private static List<Report> matched(String line, Pattern pattern) {
        Matcher match = pattern.matcher(line);
        if (!match.find()) {
            return List.of();
        }
        return List.of(new Report(
                number(match, "line"),
                number(match, "column"),
                number(match, "endLine"),
                number(match, "endColumn"),
                group(match, "message", match.group()),
                OptionalDouble.empty()));
    }

    private static OptionalInt number(Matcher match, String group) {
        String text = group(match, group, "");
        return text.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    private static String group(Matcher match, String group, String otherwise) {
        boolean named = match.pattern().namedGroups().containsKey(group);
        String text = named ? match.group(group) : null;
        return text == null ? otherwise : text;
    }

    private static List<Report> parsed(String line) {
        if (!line.startsWith("{")) {
            return List.of();
        }
        try {
            JsonNode object = JSON.readTree(line);
            JsonNode amount = object.path("amount");
            return List.of(new Report(
                    number(object, "line"),
                    number(object, "column"),
                    number(object, "end_line"),
                    number(object, "end_column"),
                    object.path("message").asText("reported"),
                    amount.isNumber() ? OptionalDouble.of(amount.doubleValue()) : OptionalDouble.empty()));
        } catch (JsonProcessingException e) {
            throw new InfrastructureException("the tool printed a line that is no JSON object: " + line, e);
        }
    }

    private static OptionalInt number(JsonNode object, String key) {
        return object.path(key).canConvertToInt()
                ? OptionalInt.of(object.path(key).intValue())
                : OptionalInt.empty();
    }
}
