package org.mzi.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mzi.platform.Json;
import org.mzi.platform.Settings;

/** The catalogue of entity types, parents before children. */
@ApplicationScoped
public class EntityTypes {

    private final Settings settings;
    private final Map<String, EntityType> types = new LinkedHashMap<>();
    private final Set<String> events = new HashSet<>();

    @Inject
    public EntityTypes(Settings settings) {
        this(settings, read());
    }

    EntityTypes(Settings settings, List<EntityType> types) {
        this.settings = settings;
        types.forEach(this::add);
    }

    EntityTypes() {
        this(null, List.of());
    }

    /** For use outside a container: the catalogue with its default modules. */
    public static EntityTypes load() {
        return new EntityTypes(Settings.of(Map.of()), read());
    }

    /** A catalogue of other types, in the form of {@code entity-types.json}, for use outside a container. */
    public static EntityTypes of(String json, Settings settings) {
        return new EntityTypes(settings, parse(json));
    }

    /** In the order of a full sync. */
    public List<EntityType> all() {
        return List.copyOf(types.values());
    }

    /** Those that this release handles, in the order of a full sync. */
    public List<EntityType> handled() {
        return types.values().stream().filter(EntityType::handled).toList();
    }

    public Optional<EntityType> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** Throws {@link IllegalArgumentException} when there is none of that name. */
    public EntityType get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "No entity type \"" + name + "\"; there are " + String.join(", ", types.keySet())));
    }

    /** API name of the type's module in this CRM organisation: setting {@code ZOHO_MODULE_<ENTITY>}, else the default. */
    public String module(EntityType type) {
        return settings.get(RecordsSettings.module(type)).strip();
    }

    /** The type whose module that is: by its name in this organisation, else by default name or alias. */
    public Optional<EntityType> ofModule(String module) {
        return types.values().stream()
                .filter(type -> module(type).equals(module))
                .findFirst()
                .or(() -> types.values().stream()
                        .filter(type -> type.defaultModule().equals(module)
                                || type.aliases().contains(module))
                        .findFirst());
    }

    static List<EntityType> read() {
        try (InputStream in = EntityTypes.class.getResourceAsStream("entity-types.json")) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("entity-types.json cannot be read", e);
        }
    }

    private static List<EntityType> parse(String json) {
        List<EntityType> types = new ArrayList<>();
        for (JsonValue type : (JsonArray) Json.parse(json)) {
            types.add(EntityType.fromJson(type.asJsonObject(), types.size() + 1));
        }
        return types;
    }

    private void add(EntityType type) {
        if (!types.keySet().containsAll(type.parents())) {
            throw new IllegalStateException(
                    "entity-types.json: the parents of " + type.name() + " must come before it: " + type.parents());
        }
        if (types.put(type.name(), type) != null) {
            throw new IllegalStateException("entity-types.json: " + type.name() + " is there twice");
        }
        type.events().keySet().forEach(path -> {
            if (!events.add(path)) {
                throw new IllegalStateException("entity-types.json: event " + path + " is there twice");
            }
        });
    }
}
