package org.mzi.mapping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mzi.platform.Database;
import org.mzi.platform.Json;

/** The field maps in force: the newest stored version of each, else the default. */
@ApplicationScoped
public class FieldMaps {

    private static final Duration FRESH = Duration.ofSeconds(3);

    private final Database database;
    private final Clock clock;
    private final DefaultMaps defaults;

    private volatile Stored stored;

    @Inject
    public FieldMaps(Database database, Clock clock) {
        this(database, clock, DefaultMaps.load());
    }

    FieldMaps(Database database, Clock clock, DefaultMaps defaults) {
        this.database = database;
        this.clock = clock;
        this.defaults = defaults;
    }

    FieldMaps() {
        this(null, null, null);
    }

    private record Stored(Map<String, FieldMap> maps, Instant readAt) {}

    /**
     * The rules for an entity type, or for {@code installments}, the rows of a registration's subform. At most one query
     * every three seconds. Throws {@link IllegalArgumentException} for an entity that has no default map.
     */
    public FieldMap of(String entity) {
        FieldMap standard = defaults.of(entity);
        return stored().getOrDefault(entity, standard);
    }

    /** The rules that hold while an administrator has stored none. */
    public FieldMap defaultOf(String entity) {
        return defaults.of(entity);
    }

    /** API names of all Zoho fields that an entity's rules read, the record's id and times included. */
    public Set<String> zohoFields(String entity) {
        return of(entity).zohoFields();
    }

    /**
     * Names that values which not everybody may read go by, of all entities: attributes, and the Zoho fields that they come
     * from now or by default.
     */
    public Set<String> personal() {
        Set<String> names = new TreeSet<>();
        for (String entity : defaults.entities()) {
            Set<String> attributes = defaults.personal(entity);
            names.addAll(attributes);
            Stream.of(of(entity), defaults.of(entity))
                    .flatMap(map -> map.rules().stream())
                    .filter(rule -> attributes.contains(rule.attribute()))
                    .forEach(rule -> names.addAll(rule.zohoFields()));
        }
        return names;
    }

    /** As {@link #save(String, List, String, String)}, without a comment. */
    public FieldMap save(String entity, List<FieldRule> rules, String user) {
        return save(entity, rules, user, null);
    }

    /**
     * Stores a new version and puts it in force.
     *
     * @param rules all of them; those for id and times may be left out
     * @param comment why, or null
     * @throws IllegalArgumentException with words for the administrator, when the rules cannot be applied or an attribute
     *     would no longer fit its column
     */
    public FieldMap save(String entity, List<FieldRule> rules, String user, String comment) {
        List<FieldRule> fixed = defaults.fixed(entity);
        RuleCheck.check(rules, defaults.of(entity), fixed);
        JsonArrayBuilder json = Json.array();
        rules.stream()
                .filter(rule -> !fixed.contains(rule))
                .map(FieldRule::toJson)
                .forEach(json::add);
        JsonArray stored = json.build();
        int version = database.write(handle -> {
            handle.execute("lock table field_mapping in share row exclusive mode");
            return handle.createQuery(
                            """
                            insert into field_mapping (entity, version, rules, created_at, created_by, comment)
                            select :entity, coalesce(max(version), 0) + 1, cast(:rules as jsonb), mzi_now(), :user, :comment
                            from field_mapping where entity = :entity
                            returning version""")
                    .bind("entity", entity)
                    .bind("rules", stored.toString())
                    .bind("user", user)
                    .bind("comment", comment)
                    .mapTo(Integer.class)
                    .one();
        });
        this.stored = null;
        return defaults.withFixed(entity, version, rules);
    }

    private Map<String, FieldMap> stored() {
        Stored known = stored;
        Instant now = clock.instant();
        if (known == null || Duration.between(known.readAt(), now).abs().compareTo(FRESH) > 0) {
            known = new Stored(read(), now);
            stored = known;
        }
        return known.maps();
    }

    private Map<String, FieldMap> read() {
        List<FieldMap> maps = database.read(handle -> handle.createQuery(
                        """
                        select distinct on (entity) entity, version, cast(rules as text) as rules
                        from field_mapping where entity = any(:known) order by entity, version desc""")
                .bindArray("known", String.class, defaults.entities())
                .map((row, context) ->
                        defaults.withFixed(row.getString("entity"), row.getInt("version"), DefaultMaps.rules((JsonArray)
                                Json.parse(row.getString("rules")))))
                .list());
        return maps.stream().collect(Collectors.toMap(FieldMap::entity, map -> map));
    }
}
