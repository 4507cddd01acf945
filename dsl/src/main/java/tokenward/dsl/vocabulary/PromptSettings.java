package tokenward.dsl.vocabulary;

import tokenward.dsl.schema.Default;
import tokenward.dsl.schema.Doc;

/** How a task becomes a prompt, and where the program is in the answer. */
@Doc("How a task becomes a prompt, and where the program is in the answer.")
public record PromptSettings(
        @Doc("System message of the chat; empty for the template's own.") @Default("\"\"")
        String system,

        @Doc("User message; `{{ field }}` is filled from the task.") @Default("\"{{ instruction }}\"")
        String template,

        @Doc("Whether the prompt goes through the checkpoint's chat template or is continued as it stands.")
        @Default("chat")
        Protocol protocol,

        @Doc("Where the program is in the answer.") @Default("fenced_block(\"python\")")
        Extract extract) {

    /** How a prompt is put to the model. */
    public enum Protocol {
        @Doc("System and user message through the checkpoint's chat template.")
        CHAT,
        @Doc("The template's text is continued as it stands.")
        COMPLETION
    }

    /** Where the program is in the answer. */
    public sealed interface Extract {
        /** The first Markdown fence of a language, else of none, else the longest text that parses. */
        @Doc("The first Markdown fence of a language, else the longest run of lines that parses.")
        record FencedBlock(
                @Doc("Language named after the fence.") @Default("\"python\"")
                String language) implements Extract {}

        /** From the task's entry point to the end of that function and what it needs. */
        @Doc("The function the task names, with what it needs.")
        record Function() implements Extract {}

        /** All of it. */
        @Doc("The whole answer.")
        record Whole() implements Extract {}
    }
}
