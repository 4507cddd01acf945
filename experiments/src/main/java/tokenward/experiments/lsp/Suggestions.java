package tokenward.experiments.lsp;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.InsertTextMode;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import tokenward.dsl.assist.Suggestion;
import tokenward.grammars.text.SourceText;

/** Suggestions as the protocol has them. */
final class Suggestions {
    private Suggestions() {}

    /**
     * Returns completion items.
     *
     * @param snippets whether the editor can put the cursor inside what is written
     */
    static List<CompletionItem> items(List<Suggestion> suggestions, SourceText text, boolean snippets) {
        List<CompletionItem> items = new ArrayList<>();
        for (Suggestion suggestion : suggestions) {
            CompletionItem item = new CompletionItem(suggestion.label());
            item.setKind(kind(suggestion.kind()));
            item.setDetail(suggestion.detail());
            if (!suggestion.doc().isEmpty()) {
                item.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, suggestion.doc()));
            }
            item.setSortText(suggestion.rank() + suggestion.label());
            boolean snippet = snippets && suggestion.caret() < suggestion.text().length();
            item.setInsertTextFormat(snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText);
            item.setInsertTextMode(InsertTextMode.AdjustIndentation);
            String written = snippet ? snippet(suggestion) : suggestion.text();
            item.setTextEdit(Either.forLeft(new TextEdit(Ranges.range(text, suggestion.replaces()), written)));
            items.add(item);
        }
        return items;
    }

    private static String snippet(Suggestion suggestion) {
        String text = suggestion.text();
        return escaped(text.substring(0, suggestion.caret())) + "$0" + escaped(text.substring(suggestion.caret()));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}");
    }

    private static CompletionItemKind kind(Suggestion.Kind kind) {
        return switch (kind) {
            case SETTING -> CompletionItemKind.Property;
            case BLOCK -> CompletionItemKind.Struct;
            case WORD -> CompletionItemKind.EnumMember;
            case FUNCTION -> CompletionItemKind.Function;
            case NAME -> CompletionItemKind.Reference;
            case UNIT -> CompletionItemKind.Unit;
            case KEYWORD -> CompletionItemKind.Keyword;
            case FILE -> CompletionItemKind.File;
            case METHOD -> CompletionItemKind.Method;
        };
    }
}
