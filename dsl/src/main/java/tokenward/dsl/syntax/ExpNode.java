package tokenward.dsl.syntax;

import java.util.List;
import java.util.Optional;
import tokenward.grammars.text.Span;

/** A piece of an experiment file and where it stands. */
public sealed interface ExpNode {
    /** Returns the characters it covers. */
    Span span();

    /** A whole file. */
    record File(List<Import> imports, List<Block> blocks, Span span) implements ExpNode {
        public File {
            imports = List.copyOf(imports);
            blocks = List.copyOf(blocks);
        }
    }

    /** {@code import "path"}; the span is that of the quoted path. */
    record Import(String path, Span span) implements ExpNode {}

    /** What a block's body holds. */
    sealed interface Member extends ExpNode permits Block, Setting, Removal {}

    /** {@code kind name extends parent { ... }}. */
    record Block(
            List<Note> notes,
            boolean define,
            Word kind,
            Optional<Word> name,
            Optional<Word> parent,
            List<Member> members,
            Span span)
            implements Member {
        public Block {
            notes = List.copyOf(notes);
            members = List.copyOf(members);
        }

        /** Returns its name, or its kind where it has none. */
        public Word label() {
            return name.orElse(kind);
        }

        /** Returns kind and name as the user reads them. */
        public String title() {
            return name.map(n -> kind.text() + " " + n.text()).orElse(kind.text());
        }
    }

    /** {@code path = value}. */
    record Setting(Path path, Value value, List<Note> notes, Span span) implements Member {
        public Setting {
            notes = List.copyOf(notes);
        }
    }

    /** {@code without path}. */
    record Removal(Path path, Span span) implements Member {}

    /** {@code @paper("Table 3")}. */
    record Note(Word kind, String text, Span span) implements ExpNode {}

    /** A name. */
    record Word(String text, Span span) implements ExpNode {}

    /** Names joined by dots. */
    record Path(List<Word> words, Span span) implements ExpNode {
        public Path {
            words = List.copyOf(words);
        }

        /** Returns it as written, without spaces. */
        public String text() {
            StringBuilder text = new StringBuilder();
            for (Word word : words) {
                text.append(text.isEmpty() ? "" : ".").append(word.text());
            }
            return text.toString();
        }
    }
}
