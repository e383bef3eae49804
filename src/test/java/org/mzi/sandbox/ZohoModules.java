package org.mzi.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The modules of the CRM organisation, read from {@code zoho-modules.txt}, where the format is explained. */
final class ZohoModules {

    private static final Pattern RANGE = Pattern.compile("(\\w*?[A-Z])(\\d+)\\.\\.(\\d+)(\\w*)");

    private final Map<String, ZohoModule> modules = new LinkedHashMap<>();

    static ZohoModules load() {
        ZohoModules modules = new ZohoModules();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                ZohoModules.class.getResourceAsStream("zoho-modules.txt"), StandardCharsets.UTF_8))) {
            modules.read(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return modules;
    }

    private void read(List<String> lines) {
        ZohoModule module = null;
        ZohoField subform = null;
        List<ZohoField> columns = new ArrayList<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("  ")) {
                columns.add(field(line.strip()));
                module.add(subform.with(columns));
            } else if (line.startsWith("[")) {
                module = module(line);
                modules.put(module.apiName(), module);
            } else {
                ZohoField field = field(line);
                expand(field).forEach(module::add);
                subform = field;
                columns.clear();
            }
        }
    }

    private static ZohoModule module(String line) {
        int end = line.indexOf(']');
        String[] labels = line.substring(end + 1).strip().split("\\|");
        return new ZohoModule(line.substring(1, end), labels[0], labels[1], labels[2]);
    }

    private static List<ZohoField> expand(ZohoField field) {
        Matcher range = RANGE.matcher(field.apiName());
        if (!range.matches()) {
            return List.of(field);
        }
        List<ZohoField> fields = new ArrayList<>();
        for (int i = Integer.parseInt(range.group(2)); i <= Integer.parseInt(range.group(3)); i++) {
            fields.add(field.named(range.group(1) + i + range.group(4)));
        }
        return fields;
    }

    private static ZohoField field(String line) {
        String[] halves = line.split(" = ", 2);
        String[] words = halves[0].split(" ");
        int length = 255;
        String lookup = null;
        for (int i = 2; i < words.length; i++) {
            if (words[i].startsWith("->")) {
                lookup = words[i].substring(2);
            } else if (Character.isDigit(words[i].charAt(0))) {
                length = Integer.parseInt(words[i]);
            }
        }
        List<String> flags = List.of(words);
        List<String> picklist = halves.length < 2 ? List.of() : List.of(halves[1].split("\\|"));
        return new ZohoField(
                words[0],
                words[1],
                length,
                flags.contains("mandatory"),
                flags.contains("unique"),
                lookup,
                picklist,
                List.of());
    }

    /** The module, or null. */
    ZohoModule find(String apiName) {
        return modules.get(apiName);
    }

    /** For Java callers: an unknown module is a mistake in the test. */
    ZohoModule get(String apiName) {
        ZohoModule module = modules.get(apiName);
        if (module == null) {
            throw new IllegalArgumentException("No such module: " + apiName);
        }
        return module;
    }

    Collection<ZohoModule> all() {
        return modules.values();
    }

    /** The module with a subform of this name, or null. */
    ZohoModule parentOf(String subform) {
        for (ZohoModule module : modules.values()) {
            ZohoField field = module.field(subform);
            if (field != null && field.is("subform")) {
                return module;
            }
        }
        return null;
    }
}
