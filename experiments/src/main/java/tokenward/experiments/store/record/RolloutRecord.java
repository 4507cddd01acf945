package tokenward.experiments.store.record;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Completion;
import tokenward.rewards.api.RewardBreakdown;
import tokenward.rewards.api.Task;
import tokenward.rewards.api.TokenRewards;

/**
 * One sampled rollout with its whole reward ledger, a line of {@code rollouts/update-00010.jsonl}.
 *
 * @param update the update it was sampled for
 * @param taskId the task's name
 * @param instruction what was asked, in words
 * @param prompt the text the policy continued
 * @param completion the text it wrote
 * @param tokens the sampled ids and where each stands in the completion
 * @param code where the program stands, when one was found
 * @param finished whether the policy ended the completion itself
 * @param broken why the rollout was left out of training; empty when it was not
 * @param terms what each channel paid, by name
 * @param series one number for each token: {@code total} (weighted rewards without KL), {@code kl}, {@code log_probs},
 *     {@code reference_log_probs}, {@code values}, {@code advantages}, {@code returns}; those not computed are absent
 */
public record RolloutRecord(
        int update,
        String taskId,
        String instruction,
        String prompt,
        String completion,
        List<TokenRecord> tokens,
        Optional<Span> code,
        boolean finished,
        String broken,
        SortedMap<String, TermRecord> terms,
        SortedMap<String, Floats> series) {

    /**
     * One sampled token.
     *
     * @param id in the vocabulary
     * @param start offset of its first character in the completion; tokens that share a character overlap
     * @param end offset after its last character
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    public record TokenRecord(int id, int start, int end) {}

    /**
     * One channel's part of the ledger.
     *
     * @param weight its weight in the total
     * @param rewards before the weight
     * @param score what the rewards sum to before spreading, when the channel had an opinion
     * @param findings what it noticed where
     */
    public record TermRecord(double weight, Floats rewards, OptionalDouble score, List<FindingRecord> findings) {
        public TermRecord {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Something a channel noticed.
     *
     * @param start offset of its first character in the completion
     * @param end offset after its last character
     * @param amount negative for a penalty
     * @param because why
     */
    public record FindingRecord(int start, int end, double amount, String because) {}

    public RolloutRecord {
        tokens = List.copyOf(tokens);
        terms = Collections.unmodifiableSortedMap(new TreeMap<>(terms));
        series = Collections.unmodifiableSortedMap(new TreeMap<>(series));
        for (var one : series.entrySet()) {
            requireLength(one.getKey(), one.getValue(), tokens.size());
        }
        for (var term : terms.entrySet()) {
            requireLength(term.getKey(), term.getValue().rewards(), tokens.size());
        }
    }

    /**
     * Records a rollout.
     *
     * @param series by name as above, {@code total} excepted, which comes from the ledger
     */
    public static RolloutRecord of(
            int update,
            Task task,
            String prompt,
            Completion completion,
            RewardBreakdown ledger,
            SortedMap<String, Floats> series) {
        List<TokenRecord> tokens = IntStream.range(0, completion.length())
                .mapToObj(t -> new TokenRecord(
                        completion.id(t),
                        completion.spanOf(t).start(),
                        completion.spanOf(t).end()))
                .toList();
        SortedMap<String, TermRecord> terms = new TreeMap<>();
        ledger.terms().forEach((name, term) -> terms.put(name, termOf(term)));
        SortedMap<String, Floats> all = new TreeMap<>(series);
        all.put("total", floats(ledger.total()));
        return new RolloutRecord(
                update,
                task.id(),
                task.instruction(),
                prompt,
                completion.text(),
                tokens,
                completion.code(),
                completion.isFinished(),
                ledger.broken().orElse(""),
                terms,
                all);
    }

    /** Returns the number of tokens T. */
    public int length() {
        return tokens.size();
    }

    /** Returns the text of token t. */
    public String piece(int t) {
        return completion.substring(tokens.get(t).start(), tokens.get(t).end());
    }

    /** Returns a series, or nothing when it was not computed. */
    public Optional<Floats> series(String name) {
        return Optional.ofNullable(series.get(name));
    }

    /** Returns the rollout's reward: the sum over tokens of the weighted rewards, without KL. */
    public double reward() {
        return series("total").map(Floats::sum).orElse(0.0);
    }

    private static TermRecord termOf(RewardBreakdown.Term term) {
        List<FindingRecord> findings = term.assessment().findings().stream()
                .map(found ->
                        new FindingRecord(found.span().start(), found.span().end(), found.signed(), found.because()))
                .toList();
        return new TermRecord(
                term.weight(), floats(term.rewards()), term.assessment().score(), findings);
    }

    private static Floats floats(TokenRewards rewards) {
        return Floats.of(rewards.toArray());
    }

    private static void requireLength(String name, Floats series, int tokens) {
        if (series.length() != tokens) {
            throw new IllegalArgumentException(
                    "`" + name + "` has " + series.length() + " numbers for " + tokens + " tokens");
        }
    }
}
