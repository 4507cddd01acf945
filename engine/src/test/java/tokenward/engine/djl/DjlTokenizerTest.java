package tokenward.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tokenward.engine.djl.checkpoint.CheckpointException;
import tokenward.engine.model.Tokenizer;
import tokenward.engine.model.Tokenizer.Message;

class DjlTokenizerTest {
    private static final String QWEN_TEMPLATE = """
            {%- if tools %}
                {{- '<|im_start|>system\\n' }}
                {%- if messages[0]['role'] == 'system' %}
                    {{- messages[0]['content'] }}
                {%- else %}
                    {{- 'You are Qwen, created by Alibaba Cloud. You are a helpful assistant.' }}
                {%- endif %}
                {{- "\\n\\n# Tools\\n" }}
            {%- else %}
                {%- if messages[0]['role'] == 'system' %}
                    {{- '<|im_start|>system\\n' + messages[0]['content'] + '<|im_end|>\\n' }}
                {%- else %}
                    {{- '<|im_start|>system\\nYou are Qwen, created by Alibaba Cloud. You are a helpful assistant.<|im_end|>\\n' }}
                {%- endif %}
            {%- endif %}
            {%- if add_generation_prompt %}{{- '<|im_start|>assistant\\n' }}{%- endif %}
            """;

    @TempDir
    private Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(directory.resolve("tokenizer.json"), tokenizer());
        Files.writeString(directory.resolve("generation_config.json"), "{\"eos_token_id\": [259, 257]}");
    }

    @Test
    void ids_spell_the_bytes_of_the_text() {
        Tokenizer tokenizer = DjlModels.tokenizer(directory);
        for (String text : List.of("def f(x):\n\treturn x", "naïve ☃ 😀 é", " \r\n\u0000\u007f", "ab ab aab")) {
            assertThat(spell(tokenizer, tokenizer.encode(text))).isEqualTo(text);
        }
        assertThat(tokenizer.encode("ab")).containsExactly(256);
        assertThat(tokenizer.size()).isEqualTo(260);
    }

    @Test
    void every_byte_has_an_id() {
        Tokenizer tokenizer = DjlModels.tokenizer(directory);
        List<Integer> bytes = IntStream.range(0, 256)
                .mapToObj(id -> tokenizer.bytes(id)[0] & 0xFF)
                .sorted()
                .toList();
        assertThat(bytes).isEqualTo(IntStream.range(0, 256).boxed().toList());
    }

    @Test
    void special_tokens_are_recognised_in_text_and_have_no_bytes() {
        Tokenizer tokenizer = DjlModels.tokenizer(directory);
        assertThat(tokenizer.encode("ab<|im_end|>")).containsExactly(256, 259);
        assertThat(tokenizer.isSpecial(259)).isTrue();
        assertThat(tokenizer.isSpecial(256)).isFalse();
        assertThat(tokenizer.bytes(259)).isEmpty();
    }

    @Test
    void ends_of_a_completion_come_from_the_configs_in_order() throws IOException {
        assertThat(DjlModels.tokenizer(directory).endOfSequence()).containsExactly(259, 257);

        Files.delete(directory.resolve("generation_config.json"));
        Files.writeString(directory.resolve("config.json"), "{\"eos_token_id\": 257}");
        Files.writeString(directory.resolve("tokenizer_config.json"), "{\"eos_token\": \"<|im_end|>\"}");
        assertThat(DjlModels.tokenizer(directory).endOfSequence()).containsExactly(257, 259);

        Files.delete(directory.resolve("config.json"));
        Files.delete(directory.resolve("tokenizer_config.json"));
        assertThatThrownBy(() -> DjlModels.tokenizer(directory).endOfSequence())
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("names no end of sequence");
    }

    @Test
    void qwens_template_adds_its_own_system_message() throws IOException {
        Files.writeString(directory.resolve("chat_template.jinja"), QWEN_TEMPLATE);
        Tokenizer tokenizer = DjlModels.tokenizer(directory);

        assertThat(tokenizer.chat(List.of(new Message("user", "Hi")))).isEqualTo("""
                        <|im_start|>system
                        You are Qwen, created by Alibaba Cloud. You are a helpful assistant.<|im_end|>
                        <|im_start|>user
                        Hi<|im_end|>
                        <|im_start|>assistant
                        """);
        assertThat(tokenizer.chat(List.of(new Message("system", "Be brief."), new Message("user", "Hi"))))
                .startsWith("<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi");
    }

    @Test
    void a_template_without_a_system_message_adds_none() throws IOException {
        Files.writeString(
                directory.resolve("chat_template.jinja"),
                "{% for m in messages %}{{'<|im_start|>' + m['role'] + '\\n' + m['content'] + '<|im_end|>' + '\\n'}}{% endfor %}");
        assertThat(DjlModels.tokenizer(directory).chat(List.of(new Message("user", "Hi"))))
                .isEqualTo("<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n");
    }

    @Test
    void a_tokenizer_with_the_marks_of_chat_ml_needs_no_template() throws IOException {
        Tokenizer marked = DjlModels.tokenizer(directory);
        assertThat(marked.chat(List.of(new Message("user", "Hi"))))
                .isEqualTo("<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n");

        Files.writeString(directory.resolve("tokenizer.json"), tokenizer().replace("<|im_", "<|of_"));
        Tokenizer unmarked = DjlModels.tokenizer(directory);
        assertThatThrownBy(() -> unmarked.chat(List.of(new Message("user", "Hi"))))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("has no chat template")
                .hasMessageContaining("prompt.protocol = completion");
    }

    @Test
    void other_templates_are_refused() throws IOException {
        Files.writeString(directory.resolve("chat_template.jinja"), "[INST] {{ messages }} [/INST]");
        assertThatThrownBy(() -> DjlModels.tokenizer(directory))
                .hasMessageContaining("the chat template is not ChatML");
    }

    @Test
    void an_unknown_tokenizer_is_named() throws IOException {
        Path file = directory.resolve("tokenizer.json");
        Files.writeString(file, "{\"model\": {\"type\": \"Unigram\", \"vocab\": []}}");
        assertThatThrownBy(() -> DjlModels.tokenizer(directory))
                .hasMessage(file + ": model type is Unigram, only byte-level BPE is supported");
        Files.writeString(
                file, "{\"model\": {\"type\": \"BPE\", \"vocab\": {}}, \"decoder\": {\"type\": \"Metaspace\"}}");
        assertThatThrownBy(() -> DjlModels.tokenizer(directory))
                .hasMessage(file + ": decoder type is Metaspace, only ByteLevel is supported");
        Files.writeString(file, "{\"model\"");
        assertThatThrownBy(() -> DjlModels.tokenizer(directory)).hasMessageContaining(file + " is not JSON");
        Files.delete(file);
        assertThatThrownBy(() -> DjlModels.tokenizer(directory)).hasMessage("no file " + file);
    }

    @Test
    void qwens_own_tokenizer_gives_qwens_ids() {
        String folder = System.getProperty("exp.data", "");
        assumeThat(folder)
                .as("needs -Dexp.data=<folder with qwen2/tokenizer.json>")
                .isNotEmpty();
        Tokenizer tokenizer = DjlModels.tokenizer(Path.of(folder, "qwen2"));

        assertThat(tokenizer.size()).isEqualTo(151_665);
        assertThat(tokenizer.encode("Hello world")).containsExactly(9707, 1879);
        assertThat(tokenizer.encode("<|im_start|>user\n")).containsExactly(151_644, 872, 198);
        String text = "def größe(x):\n    return x ** 2  # 平方\n";
        assertThat(spell(tokenizer, tokenizer.encode(text))).isEqualTo(text);
    }

    private static String spell(Tokenizer tokenizer, int[] ids) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int id : ids) {
            bytes.writeBytes(tokenizer.bytes(id));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** 256 bytes, one merge, three special tokens. */
    private static String tokenizer() {
        ObjectNode root = new ObjectMapper().createObjectNode();
        ObjectNode model = root.put("version", "1.0").putObject("model");
        model.put("type", "BPE");
        ObjectNode vocabulary = model.putObject("vocab");
        int standIn = 256;
        for (int b = 0; b < 256; b++) {
            boolean printable = (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || b >= 0xAE;
            vocabulary.put(Character.toString(printable ? b : standIn++), b);
        }
        vocabulary.put("ab", 256);
        model.putArray("merges").add("a b");
        ArrayNode added = root.putArray("added_tokens");
        for (String content : List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>")) {
            ObjectNode token = added.addObject().put("id", 256 + added.size()).put("content", content);
            for (String flag : List.of("single_word", "lstrip", "rstrip", "normalized")) {
                token.put(flag, false);
            }
            token.put("special", true);
        }
        for (String part : List.of("pre_tokenizer", "decoder")) {
            root.putObject(part)
                    .put("type", "ByteLevel")
                    .put("add_prefix_space", false)
                    .put("trim_offsets", false)
                    .put("use_regex", true);
        }
        return root.toString();
    }
}
