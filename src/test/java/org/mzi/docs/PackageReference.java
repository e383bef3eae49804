package org.mzi.docs;

import static org.mzi.docs.MarkdownTable.code;
import static org.mzi.docs.MarkdownTable.codes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mzi.ArchitectureTest;

/** The packages: the first sentence of each contract, and the table that the architecture test keeps. */
final class PackageReference {

    private static final Path SOURCES = Path.of("src/main/java/org/mzi");
    private static final Pattern CONTRACT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern FIRST_SENTENCE = Pattern.compile("^(.*?\\.)( |$)", Pattern.DOTALL);

    private PackageReference() {}

    static String markdown() {
        MarkdownTable table = new MarkdownTable("Package", "What it is", "May use, besides `platform`");
        Set<String> above = new HashSet<>();
        ArchitectureTest.MAY_USE.forEach((name, uses) -> {
            if (Files.exists(contract(name))) {
                table.row(code(name), purpose(name), uses(uses, above));
            }
            above.add(name);
        });
        return table.toString();
    }

    private static String uses(Set<String> uses, Set<String> above) {
        if (uses.isEmpty()) {
            return "–";
        }
        return uses.equals(above) ? "all above" : codes(uses.stream().sorted().toList());
    }

    private static String purpose(String name) {
        try {
            Matcher contract = CONTRACT.matcher(Files.readString(contract(name)));
            if (!contract.find()) {
                throw new IllegalStateException("Package " + name + " has no contract");
            }
            String text = contract.group(1)
                    .replaceAll("(?m)^ \\*", "")
                    .replaceAll("\\s+", " ")
                    .strip();
            Matcher sentence = FIRST_SENTENCE.matcher(text);
            return plain(sentence.find() ? sentence.group(1) : text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\{@code ([^}]*)}", "`$1`").replaceAll("\\{@link [^}]*\\.([A-Za-z]+)}", "`$1`");
    }

    private static Path contract(String name) {
        return SOURCES.resolve(name).resolve("package-info.java");
    }
}
