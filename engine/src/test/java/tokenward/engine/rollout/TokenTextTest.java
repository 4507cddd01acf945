package tokenward.engine.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tokenward.engine.model.Tokenizer;
import tokenward.grammars.text.Span;
import tokenward.rewards.api.Completion;

class TokenTextTest {
    @Test
    void a_character_split_over_tokens_belongs_to_both() {
        // é is C3 A9, and 😀 is F0 9F 98 80, two UTF-16 units.
        Completion text = decode(new byte[][] {
            {'a', (byte) 0xC3}, {(byte) 0xA9}, {(byte) 0xF0, (byte) 0x9F}, {(byte) 0x98, (byte) 0x80, 'b'}
        });

        assertThat(text.text()).isEqualTo("aé😀b");
        assertThat(text.spanOf(0)).isEqualTo(new Span(0, 2));
        assertThat(text.spanOf(1)).isEqualTo(new Span(1, 2));
        assertThat(text.spanOf(2)).isEqualTo(new Span(2, 4));
        assertThat(text.spanOf(3)).isEqualTo(new Span(2, 5));
    }

    @Test
    void bytes_that_are_no_text_become_replacement_characters() {
        Completion text = decode(new byte[][] {{(byte) 0xFF}, {(byte) 0xC3}, {'x'}, {(byte) 0xE2, (byte) 0x82}});

        assertThat(text.text()).isEqualTo("\uFFFD\uFFFDx\uFFFD\uFFFD");
        assertThat(text.spanOf(2)).isEqualTo(new Span(2, 3));
    }

    @Test
    void a_special_token_stands_where_it_is_and_writes_nothing() {
        Completion text = decode(new byte[][] {{'a'}, {}, {'b'}, {}});

        assertThat(text.text()).isEqualTo("ab");
        assertThat(text.spanOf(1)).isEqualTo(new Span(1, 1));
        assertThat(text.spanOf(3)).isEqualTo(new Span(2, 2));
    }

    private static Completion decode(byte[][] pieces) {
        int[] ids = java.util.stream.IntStream.range(0, pieces.length).toArray();
        return TokenText.decode(ids, new Pieces(pieces), true);
    }

    /** A tokenizer whose id i stands for the i-th piece. */
    private static final class Pieces implements Tokenizer {
        private final byte[][] pieces;

        Pieces(byte[][] pieces) {
            this.pieces = pieces;
        }

        @Override
        public int size() {
            return pieces.length;
        }

        @Override
        public int[] encode(String text) {
            return new int[0];
        }

        @Override
        public byte[] bytes(int id) {
            return pieces[id];
        }

        @Override
        public boolean isSpecial(int id) {
            return pieces[id].length == 0;
        }

        @Override
        public int[] endOfSequence() {
            return new int[] {pieces.length};
        }

        @Override
        public String chat(List<Message> messages) {
            return "";
        }
    }
}
