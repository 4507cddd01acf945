package tokenward.experiments.starter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of a tokenizer as the Hugging Face libraries read them: {@code tokenizer.json} and
 * {@code tokenizer_config.json}, with Qwen2's cuts and special tokens.
 */
final class TokenizerFiles {
    /** Ends a completion, and fills batches. */
    static final String END_OF_TEXT = "<|endoftext|>";

    private static final List<String> SPECIAL = List.of(END_OF_TEXT, "<|im_start|>", "<|im_end|>", "<|pad|>");
    private static final String CHAT = "{% for message in messages %}"
            + "{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}{% endfor %}"
            + "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

    private TokenizerFiles() {}

    /** Returns how many special tokens follow the learned symbols. */
    static int specialTokens() {
        return SPECIAL.size();
    }

    /** Returns the content of every file a policy's directory needs beside its weights, by path. */
    static Map<String, String> all(String directory, BytePairEncoding encoding, int maxLength) {
        return Map.of(
                directory + "/tokenizer.json", JsonText.indented(tokenizer(encoding)),
                directory + "/tokenizer_config.json", JsonText.indented(config(encoding, maxLength)),
                directory + "/generation_config.json", JsonText.indented(generation(encoding)));
    }

    private static Map<String, Object> generation(BytePairEncoding encoding) {
        int end = encoding.vocabulary().size();
        Map<String, Object> generation = new LinkedHashMap<>();
        generation.put("bos_token_id", end);
        generation.put("eos_token_id", end);
        generation.put("pad_token_id", end + specialTokens() - 1);
        return generation;
    }

    /** Returns the content of {@code tokenizer.json}. */
    static Map<String, Object> tokenizer(BytePairEncoding encoding) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("type", "BPE");
        model.put("dropout", null);
        model.put("unk_token", null);
        model.put("continuing_subword_prefix", "");
        model.put("end_of_word_suffix", "");
        model.put("fuse_unk", false);
        model.put("byte_fallback", false);
        model.put("vocab", encoding.vocabulary());
        model.put(
                "merges",
                encoding.merges().stream()
                        .map(merge -> merge.left() + " " + merge.right())
                        .toList());

        Map<String, Object> tokenizer = new LinkedHashMap<>();
        tokenizer.put("version", "1.0");
        tokenizer.put("truncation", null);
        tokenizer.put("padding", null);
        tokenizer.put("added_tokens", addedTokens(encoding.vocabulary().size()));
        tokenizer.put("normalizer", Map.of("type", "NFC"));
        tokenizer.put("pre_tokenizer", preTokenizer());
        tokenizer.put("post_processor", byteLevel());
        tokenizer.put("decoder", byteLevel());
        tokenizer.put("model", model);
        return tokenizer;
    }

    /** Returns the content of {@code tokenizer_config.json}. */
    static Map<String, Object> config(BytePairEncoding encoding, int maxLength) {
        Map<String, Object> decoder = new LinkedHashMap<>();
        for (Map<String, Object> token : addedTokens(encoding.vocabulary().size())) {
            Map<String, Object> described = new LinkedHashMap<>(token);
            decoder.put(String.valueOf(described.remove("id")), described);
        }
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("add_prefix_space", false);
        config.put("added_tokens_decoder", decoder);
        config.put("additional_special_tokens", SPECIAL.subList(1, 3));
        config.put("bos_token", null);
        config.put("chat_template", CHAT);
        config.put("clean_up_tokenization_spaces", false);
        config.put("eos_token", END_OF_TEXT);
        config.put("errors", "replace");
        config.put("model_max_length", maxLength);
        config.put("pad_token", SPECIAL.getLast());
        config.put("split_special_tokens", false);
        config.put("tokenizer_class", "Qwen2Tokenizer");
        config.put("unk_token", null);
        return config;
    }

    private static List<Map<String, Object>> addedTokens(int firstId) {
        List<Map<String, Object>> tokens = new ArrayList<>();
        for (String content : SPECIAL) {
            Map<String, Object> token = new LinkedHashMap<>();
            token.put("id", firstId + tokens.size());
            token.put("content", content);
            token.put("single_word", false);
            token.put("lstrip", false);
            token.put("rstrip", false);
            token.put("normalized", false);
            token.put("special", true);
            tokens.add(token);
        }
        return tokens;
    }

    private static Map<String, Object> preTokenizer() {
        Map<String, Object> cut = new LinkedHashMap<>();
        cut.put("type", "Split");
        cut.put("pattern", Map.of("Regex", BytePairEncoding.CUT));
        cut.put("behavior", "Isolated");
        cut.put("invert", false);
        Map<String, Object> sequence = new LinkedHashMap<>();
        sequence.put("type", "Sequence");
        sequence.put("pretokenizers", List.of(cut, byteLevel()));
        return sequence;
    }

    private static Map<String, Object> byteLevel() {
        Map<String, Object> byteLevel = new LinkedHashMap<>();
        byteLevel.put("type", "ByteLevel");
        byteLevel.put("add_prefix_space", false);
        byteLevel.put("trim_offsets", false);
        byteLevel.put("use_regex", false);
        return byteLevel;
    }
}
