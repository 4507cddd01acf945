package tokenward.engine.config;

/**
 * How tokens are drawn.
 *
 * @param temperature divides the logits; 0 takes the most likely token
 * @param topP smallest set of tokens whose probability reaches this is kept; 1 keeps all
 * @param topK number of most likely tokens kept; 0 keeps all
 * @param maxNewTokens length limit of a completion, end of sequence included
 */
public record SamplingConfig(double temperature, double topP, int topK, int maxNewTokens) {
    public SamplingConfig {
        Ranges.within("temperature", temperature, 0, 100);
        Ranges.within("top_p", topP, 0, 1);
        Ranges.atLeast("top_k", topK, 0);
        Ranges.atLeast("max_length", maxNewTokens, 1);
    }
}
