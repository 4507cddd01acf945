package tokenward.grammars.prefix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tokenward.grammars.python.PythonLanguage;
import tokenward.grammars.python.PythonVersion;
import tokenward.grammars.text.Span;

class PrefixStateTest {
    private static final Language PYTHON = PythonLanguage.compile(PythonVersion.V3_11);
    private static final String PROGRAM = "@cache\ndef naïve(a, *b: int, c=1.5e-3, **k) -> 'x':\n"
            + "    \"\"\"Doc '' \\N{BULLET}.\"\"\"\n\tif a: return 1\n".replace("\t", "    ")
            + "    # é comment\n\n    for i, (j, *z) in zip(a, b):\n        x[i:j, ...] = f'{a!r:>{c}} {{}} {b[0]=}'\n"
            + "    else:\n        match a:\n            case [1, *_] | {'k': Point(x=0)} if not b: pass\n"
            + "    with (open(a) as f, g): yield from (lambda q, /, r=2: q if r else 0x1F)\n"
            + "    return [y async for y in z if y is not None]\n";

    @Test
    void no_prefix_of_a_program_is_flagged() {
        PrefixState state = PYTHON.start();
        for (byte b : PROGRAM.getBytes(StandardCharsets.UTF_8)) {
            state = state.append(new byte[] {b});
            assertThat(state.isViable())
                    .as("after %d: %s", state.length(), state.verdict())
                    .isTrue();
        }
        assertThat(state.isComplete()).isTrue();
        assertThat(state.length()).isEqualTo(PROGRAM.length());
    }

    @Test
    void the_state_does_not_depend_on_how_the_bytes_were_split() {
        byte[] bytes = PROGRAM.getBytes(StandardCharsets.UTF_8);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 200; i++) {
            int end = random.nextInt(bytes.length + 1);
            PrefixState whole = PYTHON.start().append(bytes, 0, end);
            PrefixState pieces = PYTHON.start();
            for (int at = 0; at < end; ) {
                int next = Math.min(end, at + random.nextInt(1, 9));
                pieces = pieces.append(bytes, at, next);
                at = next;
            }
            assertThat(pieces).isEqualTo(whole).hasSameHashCodeAs(whole);
        }
    }

    @Test
    void rolling_back_and_replaying_gives_the_same_state() {
        byte[] bytes = PROGRAM.getBytes(StandardCharsets.UTF_8);
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 200; i++) {
            int middle = random.nextInt(bytes.length);
            PrefixState kept = PYTHON.start().append(bytes, 0, middle);
            PrefixState first = kept.append(bytes, middle, bytes.length);
            PrefixState elsewhere = kept.append(" ) nonsense");
            assertThat(kept.append(bytes, middle, bytes.length)).isEqualTo(first);
            assertThat(elsewhere).isNotEqualTo(first);
        }
    }

    @Test
    void every_prefix_can_be_completed() {
        for (int cut = 0; cut <= PROGRAM.length(); cut++) {
            PrefixState state = PYTHON.start().append(PROGRAM.substring(0, cut));
            String completion = state.completion().orElse("none");
            assertThat(state.append(completion).isComplete())
                    .as("...%s<|>%s", PROGRAM.substring(Math.max(0, cut - 20), cut), completion)
                    .isTrue();
        }
    }

    @Test
    void flags_the_first_word_no_program_has_there() {
        assertThat(offending("f() = 1")).isEqualTo(new Span(4, 5));
        assertThat(offending("def f(a=1, b): pass")).isEqualTo(new Span(12, 13));
        assertThat(offending("if x:\nreturn")).isEqualTo(new Span(6, 7));
        assertThat(offending("x = 1\n  y = 2")).isEqualTo(new Span(8, 9));
        assertThat(offending("def f():\n    a\n  b")).isEqualTo(new Span(17, 18));
        assertThat(offending("print 'a'")).isEqualTo(new Span(6, 7));
        assertThat(offending("self..x")).isEqualTo(new Span(5, 6));
        assertThat(offending("x = 'a' b'c'")).isEqualTo(new Span(8, 9));
    }

    @Test
    void says_what_could_have_come_in_the_words_of_the_language() {
        assertThat(message("class A\n")).isEqualTo("expected `(` or `:`");
        assertThat(message("if x:\nreturn")).isEqualTo("expected an indented block");
        assertThat(message("return 1 + * 2")).contains("a value");
        assertThat(message("x = 'abc\n")).isEqualTo("expected the rest of a string");
    }

    @Test
    void completes_what_stands_behind_a_comment_or_an_opening_quote() {
        assertThat(completed("def f():  # c")).isEqualTo("def f():  # c\n _");
        assertThat(completed("f(f\"")).isEqualTo("f(f\"\")");
        assertThat(completed("x = \"\"\"")).isEqualTo("x = \"\"\"\"\"\"");
    }

    private static String completed(String prefix) {
        PrefixState state = PYTHON.start().append(prefix);
        String whole = prefix + state.completion().orElseThrow();
        assertThat(PYTHON.start().append(whole).isComplete()).as(whole).isTrue();
        return whole;
    }

    @Test
    void a_prefix_and_a_quote_are_a_string_and_never_a_name() {
        Verdict.Dead dead = (Verdict.Dead) PYTHON.start().append("def f(b'").verdict();

        assertThat(dead.offending()).isEqualTo(new Span(6, 8));
    }

    @Test
    void a_word_is_not_decided_before_a_byte_has_ended_it() {
        for (String prefix :
                new String[] {"retur", "x = f", "x = rb", "a if b els", "x = 1e", "a.b = 0x", "x = 1i", "not"}) {
            assertThat(PYTHON.start().append(prefix).isViable()).as(prefix).isTrue();
        }
        assertThat(PYTHON.start().append("x y").isViable()).isFalse();
        assertThat(PYTHON.start().append("x i").isViable()).isTrue();
        assertThat(PYTHON.start().append("x ir").isViable()).isFalse();
    }

    @Test
    void blanks_and_comments_alone_are_never_flagged() {
        PrefixState state = PYTHON.start().append("def f():\n    return 1\n ");

        assertThat(state.isComplete()).isTrue();
        assertThat(state.append("  # odd\n").isComplete()).isTrue();
        assertThat(state.append("x").isViable()).isFalse();
    }

    @Test
    void up_to_3_11_a_replacement_field_cannot_hold_its_own_quote() {
        Language newer = PythonLanguage.compile(PythonVersion.V3_12);
        for (String text : new String[] {"f'{a['b']}'", "f\"{'\\n'}\"", "f'{a +\n b}'", "f'''{a # c\n}'''"}) {
            assertThat(PYTHON.start().append(text).isViable()).as(text).isFalse();
            assertThat(newer.start().append(text).isComplete()).as(text).isTrue();
        }
    }

    private static Span offending(String text) {
        return ((Verdict.Dead) PYTHON.start().append(text).verdict()).offending();
    }

    private static String message(String text) {
        return ((Verdict.Dead) PYTHON.start().append(text).verdict()).message();
    }
}
