package org.mzi.sandbox;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.mzi.platform.Json;

/** Moodle's accounts. A student or teacher of the mirror gets one, with the academic e-mail in lower case as username. */
final class MoodleUsers {

    private final Map<Long, JsonObject> users = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<String, Long> byUsername = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong(10_000);

    MoodleUsers() {
        add(2, "admin", "admin@school.example");
        for (long id : List.of(8133L, 8154L, 8157L, 8181L)) {
            add(id, "staff" + id, "staff" + id + "@school.example");
        }
    }

    void add(long id, String username, String email) {
        users.put(
                id,
                Values.object()
                        .add("id", id)
                        .add("username", username)
                        .add("firstname", username)
                        .add("lastname", "-")
                        .add("fullname", username)
                        .add("email", email)
                        .add("idnumber", "")
                        .add("auth", "manual")
                        .add("suspended", false)
                        .add("confirmed", true)
                        .build());
        byUsername.put(username, id);
    }

    boolean exists(long id) {
        return users.containsKey(id);
    }

    long idFor(JsonObject person) {
        String email = Json.text(person.get("academic_email"));
        if (email == null || email.isBlank()) {
            return 0;
        }
        String username = email.toLowerCase(Locale.ROOT);
        return byUsername.computeIfAbsent(username, name -> {
            long id = lastId.incrementAndGet();
            users.put(
                    id,
                    Values.object(users.get(2L))
                            .add("id", id)
                            .add("username", name)
                            .add("fullname", name)
                            .add("email", email)
                            .build());
            return id;
        });
    }

    /** {@code core_user_get_users_by_field}. */
    JsonArray byField(String field, List<String> values) {
        if (!List.of("id", "idnumber", "username", "email").contains(field)) {
            throw MoodleErrors.invalidParameter("field: " + field);
        }
        JsonArrayBuilder found = Values.array();
        users.values().stream()
                .filter(user -> values.stream().anyMatch(value -> value.equalsIgnoreCase(Json.text(user.get(field)))))
                .forEach(found::add);
        return found.build();
    }
}
