package org.mzi.mapping;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mzi.platform.Json;

/** Reads {@code default-maps.json}: version 0 of every map, and the rules that no version may change. */
final class DefaultMaps {

    private final Map<String, List<FieldRule>> fixed = new LinkedHashMap<>();
    private final Map<String, FieldMap> maps = new LinkedHashMap<>();
    private final Map<String, Set<String>> personal = new LinkedHashMap<>();

    private DefaultMaps() {}

    static DefaultMaps load() {
        try (InputStream in = DefaultMaps.class.getResourceAsStream("default-maps.json")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("default-maps.json cannot be read", e);
        }
    }

    static DefaultMaps parse(String text) {
        JsonObject document = Json.object(text);
        List<FieldRule> common = rules(document.getJsonArray("common"));
        DefaultMaps defaults = new DefaultMaps();
        document.getJsonObject("entities").forEach((entity, map) -> defaults.add(entity, map.asJsonObject(), common));
        return defaults;
    }

    /** The rows of a subform have no id of their own in Moodle, and no times: their map names no {@code id}. */
    private void add(String entity, JsonObject map, List<FieldRule> common) {
        List<FieldRule> unchanging = new ArrayList<>();
        if (map.containsKey("id")) {
            unchanging.add(new FieldRule(map.getString("id"), List.of("id"), Extraction.LOOKUP_ID));
            unchanging.addAll(common);
        }
        fixed.put(entity, List.copyOf(unchanging));
        maps.put(entity, withFixed(entity, 0, rules(map.getJsonArray("rules"))));
        personal.put(
                entity,
                map.getJsonArray("rules").getValuesAs(JsonObject.class).stream()
                        .filter(rule -> rule.getBoolean("personal", false))
                        .map(rule -> rule.getString("attribute"))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    Set<String> entities() {
        return maps.keySet();
    }

    /** Throws {@link IllegalArgumentException} for an entity that has no default. */
    FieldMap of(String entity) {
        FieldMap map = maps.get(entity);
        if (map == null) {
            throw new IllegalArgumentException("No field map for \"" + entity + "\"; there are " + maps.keySet());
        }
        return map;
    }

    /** Attributes that not everybody may read: {@code "personal": true}. */
    Set<String> personal(String entity) {
        return personal.get(of(entity).entity());
    }

    List<FieldRule> fixed(String entity) {
        return fixed.get(of(entity).entity());
    }

    /** A map of these rules, led by those that never vary. */
    FieldMap withFixed(String entity, int version, List<FieldRule> rules) {
        List<FieldRule> all = new ArrayList<>(fixed.get(entity));
        rules.stream().filter(rule -> !all.contains(rule)).forEach(all::add);
        return new FieldMap(entity, version, all);
    }

    static List<FieldRule> rules(JsonArray rules) {
        return rules.stream()
                .map(JsonValue::asJsonObject)
                .map(FieldRule::fromJson)
                .toList();
    }
}
