package org.mzi.docs;

import java.util.List;

/** Builds a table in Markdown. Cells may hold Markdown; a vertical bar in them is escaped. */
final class MarkdownTable {

    private final StringBuilder text = new StringBuilder();

    MarkdownTable(String... headings) {
        row(headings);
        text.append("|---".repeat(headings.length)).append("|\n");
    }

    MarkdownTable row(String... cells) {
        for (String cell : cells) {
            text.append("| ").append(cell.replace("|", "\\|")).append(' ');
        }
        text.append("|\n");
        return this;
    }

    /** The text as code, or nothing for an empty one. */
    static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    static String codes(List<String> texts) {
        return String.join(", ", texts.stream().map(MarkdownTable::code).toList());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
