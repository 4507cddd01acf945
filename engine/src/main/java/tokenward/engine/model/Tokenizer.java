package tokenward.engine.model;

import java.util.List;

/** A byte-level tokenizer: text to ids, ids to bytes. */
public interface Tokenizer {
    /** A chat message. */
    record Message(String role, String content) {}

    /** Returns the number of ids, special tokens included. */
    int size();

    /** Returns the ids of a text; special tokens in the text are recognised, none are added. */
    int[] encode(String text);

    /** Returns the bytes an id stands for; none for a special token. */
    byte[] bytes(int id);

    /** Returns whether an id is a special token. */
    boolean isSpecial(int id);

    /** Returns the ids that end a completion, the preferred one first. */
    int[] endOfSequence();

    /** Returns messages in the model's chat format, ready for the assistant to answer. */
    String chat(List<Message> messages);
}
